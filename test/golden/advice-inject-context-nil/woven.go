//line /src/main.go:1:1
package main

import "fmt"

type request struct{ headers map[string][]string }

type envelope struct{ request *request }

func send(e *envelope) string {/*line aspects.yaml:5:32*/if otelts_mayInject() { otelts_try(func() { otelts_inject(e.request.headers) }) };/*line /src/main.go:9:32*/ return fmt.Sprint(e == nil, e != nil && e.request != nil) }

func main() { fmt.Println(send(nil), send(&envelope{}), send(&envelope{&request{}})) }
