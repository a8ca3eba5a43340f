//line /src/main.go:1:1
package main

import "fmt"

func handle(otelts_p0 string, otelts_p1 map[string][]string) (int, error) {/*line aspects.yaml:5:33*/{ var otelts_c otelts_Header; otelts_c = otelts_p1; if otelts_s := otelts_extracted(otelts_c); otelts_s.ok() { defer otelts_restore(otelts_s) } };/*line /src/main.go:5:56*/ return 1, nil }

func main() { fmt.Println(handle("a", map[string][]string{"Traceparent": {"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"}})) }
