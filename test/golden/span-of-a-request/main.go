package main

import "fmt"

type path string

type request struct {
	method string
	url    *struct{ path path }
	header map[string][]string
}

func serve(r *request) { fmt.Println("served", r.method, r.url == nil) }

func fetch(r *request) { fmt.Println("fetched", r.url.path) }

func main() {
	serve(&request{method: "GET"})
	r := &request{method: "GET", url: &struct{ path path }{"/x"}}
	serve(r)
	fetch(r)
}
