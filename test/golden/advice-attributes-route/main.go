package main

import "fmt"

type header struct{ tenant string }

type request struct{ header *header }

type handler struct{ pattern string }

func (h *handler) ServeHTTP(r *request) string { return h.pattern }

func main() { fmt.Println((&handler{"/items/{id}"}).ServeHTTP(&request{}), (&handler{}).ServeHTTP(nil)) }
