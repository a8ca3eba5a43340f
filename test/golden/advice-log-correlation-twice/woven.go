//line /src/main.go:1:1
package main

import "fmt"

type log struct{}

func (log) Print(text string) {/*line aspects.yaml:6:46*/{ if otelts_l := otelts_correlation(&otelts_site_0, otelts_none); otelts_l.ok() { text += otelts_l.traceID
} };/*line /src/main.go:7:32*/ fmt.Println(text) }

func (log) Note(text string) {/*line aspects.yaml:6:46*/{ if otelts_l := otelts_correlation(&otelts_site_1, otelts_none); otelts_l.ok() { text += otelts_l.traceID
} };/*line /src/main.go:9:31*/ fmt.Println(text) }

func Print(text string) {/*line aspects.yaml:10:46*/{ if otelts_l := otelts_correlation(&otelts_site_2, otelts_none); otelts_l.ok() { text += otelts_l.spanID
} };/*line /src/main.go:11:26*/ fmt.Println(text) }

func main() {
	log{}.Print("a")
	log{}.Note("b")
	Print("c")
}
