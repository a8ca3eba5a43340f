package main

import "fmt"

type request struct {
	remote, internal bool
	peer             string
}

func call(r *request) string { return fmt.Sprint(r != nil && r.remote) }

func main() { fmt.Println(call(nil), call(&request{}), call(&request{remote: true})) }
