//line /src/main.go:1:1
package main

import "fmt"

type request struct{ headers map[string][]string }

func send(r *request) int {/*line aspects.yaml:7:11*/if otelts_mayInject() { otelts_try(func() { otelts_copy := *r
otelts_copy.headers = make(map[string][]string, len(r.headers)+1)
for otelts_key, otelts_values := range r.headers {
  otelts_copy.headers[otelts_key] = otelts_values
}
r = &otelts_copy

otelts_inject(r.headers) }) };/*line /src/main.go:7:28*/ return len(r.headers) }

func main() {
	mine := &request{headers: map[string][]string{"Accept": {"x"}}}
	fmt.Println(send(mine), len(mine.headers))
}
