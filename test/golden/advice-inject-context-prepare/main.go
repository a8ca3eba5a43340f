package main

import "fmt"

type request struct{ headers map[string][]string }

func send(r *request) int { return len(r.headers) }

func main() {
	mine := &request{headers: map[string][]string{"Accept": {"x"}}}
	fmt.Println(send(mine), len(mine.headers))
}
