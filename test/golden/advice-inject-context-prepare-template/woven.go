//line /src/main.go:1:1
package main

import "fmt"

type request struct{ headers map[string][]string }

func send(name string, r *request) string {/*line aspects.yaml:7:11*/if otelts_mayInject() { otelts_try(func() { if r.headers == nil { r.headers = map[string][]string{} }
otelts_inject(r.headers) }) };/*line /src/main.go:7:44*/ return fmt.Sprint(name, len(r.headers)) }

func unnamed(otelts_p0 string, otelts_p1 *request) string {/*line aspects.yaml:7:11*/if otelts_mayInject() { otelts_try(func() { if otelts_p1.headers == nil { otelts_p1.headers = map[string][]string{} }
otelts_inject(otelts_p1.headers) }) };/*line /src/main.go:9:40*/ return "unnamed" }

func main() { fmt.Println(send("a", &request{}), unnamed("b", nil)) }
