//line /src/main.go:1:1
package main

import "fmt"

type header map[string][]string

type message struct{ id string }

func (m *message) carrier() map[string][]string { return map[string][]string{"Id": {m.id}} }

func named(h header) int {/*line aspects.yaml:5:33*/{ var otelts_c otelts_Header; otelts_c = h; if otelts_s := otelts_extracted(otelts_c); otelts_s.ok() { defer otelts_restore(otelts_s) } };/*line /src/main.go:11:27*/ return len(h) }

func made(m *message) string {/*line aspects.yaml:8:33*/{ var otelts_c otelts_Header; otelts_try(func() { otelts_c = m.carrier() }); if otelts_s := otelts_extracted(otelts_c); otelts_s.ok() { defer otelts_restore(otelts_s) } };/*line /src/main.go:13:31*/
	if m == nil {
		return "none"
	}
	return m.id
}

func main() { fmt.Println(named(nil), named(header{"A": nil}), made(nil), made(&message{"7"})) }
