package main

import "fmt"

type request struct{ headers map[string][]string }

type envelope struct{ request *request }

func send(e *envelope) string { return fmt.Sprint(e == nil, e != nil && e.request != nil) }

func main() { fmt.Println(send(nil), send(&envelope{}), send(&envelope{&request{}})) }
