//line /src/main.go:1:1
package main

import "fmt"

type message struct{ headers map[string][]string }

func handle(m *message) int {/*line aspects.yaml:5:33*/{ var otelts_c otelts_Header; otelts_try(func() { otelts_c = m.headers }); if otelts_s := otelts_extracted(otelts_c); otelts_s.ok() { defer otelts_restore(otelts_s) } };/*line /src/main.go:7:30*/ return 1 }

func twin(m *message) int { return 2 }

func main() {
	fmt.Println(handle(&message{}), handle(nil), twin(nil))
}
