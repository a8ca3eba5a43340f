package main

import "fmt"

type request struct{ headers map[string][]string }

func send(r *request) int { return len(r.headers) }

func twin(r *request) int { return len(r.headers) }

func main() { fmt.Println(send(&request{}), twin(&request{})) }
