//line /src/main.go:1:1
package main

import "fmt"

type message struct{ headers map[string][]string }

func (m *message) named() int {/*line aspects.yaml:5:33*/{ var otelts_c otelts_Header; otelts_try(func() { otelts_c = m.headers }); if otelts_s := otelts_extracted(otelts_c); otelts_s.ok() { defer otelts_restore(otelts_s) } };/*line /src/main.go:7:32*/ return 1 }

func (otelts_receiver *message) unnamed() int {/*line aspects.yaml:5:33*/{ var otelts_c otelts_Header; otelts_try(func() { otelts_c = otelts_receiver.headers }); if otelts_s := otelts_extracted(otelts_c); otelts_s.ok() { defer otelts_restore(otelts_s) } };/*line /src/main.go:9:32*/ return 2 }

func (m message) value() int { return 3 }

func main() {
	fmt.Println((*message)(nil).named(), (&message{}).named(), (*message)(nil).unnamed(), message{}.value())
}
