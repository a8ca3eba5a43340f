//line /src/main.go:1:1
package main

import "fmt"

type request struct{ headers map[string][]string }

type transport func(*request) int

func main() {
	var send transport = func(otelts_p0 *request) int {/*line aspects.yaml:5:32*/if otelts_mayInject() { otelts_try(func() { otelts_inject(otelts_p0.headers) }) };/*line /src/main.go:10:43*/ return 1 }
	wrapped := func(r *request) int {/*line aspects.yaml:5:32*/if otelts_mayInject() { otelts_try(func() { otelts_inject(r.headers) }) };/*line /src/main.go:11:35*/ return send(r) + 1 }
	fmt.Println(send(nil), wrapped(&request{}))
}
