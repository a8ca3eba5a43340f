//line /src/main.go:1:1
package main

import "fmt"

type request struct{ headers map[string][]string }

func send(r *request) int {/*line aspects.yaml:5:32*/if otelts_mayInject() { otelts_try(func() { otelts_inject(r.headers) }) };/*line /src/main.go:7:28*/ return len(r.headers) }

func twin(r *request) int { return len(r.headers) }

func main() { fmt.Println(send(&request{}), twin(&request{})) }
