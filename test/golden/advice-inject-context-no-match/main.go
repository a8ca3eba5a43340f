package main

import "fmt"

type request struct{ headers map[string][]string }

func (r *request) send() int { return len(r.headers) }

func main() { fmt.Println((&request{}).send()) }
