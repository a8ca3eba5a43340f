package main

import "fmt"

type request struct{ headers map[string][]string }

type transport func(*request) int

func main() {
	var send transport = func(*request) int { return 1 }
	wrapped := func(r *request) int { return send(r) + 1 }
	fmt.Println(send(nil), wrapped(&request{}))
}
