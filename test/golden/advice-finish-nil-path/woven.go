//line /src/main.go:1:1
package main

import "fmt"

type holder struct{ next *holder /*line aspects.yaml:8:34*/; otelts *otelts_Span/*line /src/main.go:5:34*/}

func run(h *holder) {/*line aspects.yaml:5:22*/{ if otelts_s := otelts_begin(&otelts_site_0, otelts_none); otelts_s.ok() { otelts_enter(otelts_s); defer func() { otelts_leave(otelts_s); otelts_open := 1 == 1; otelts_try(func() { if otelts_mayKeep(otelts_s) { h.next.otelts = otelts_s; otelts_open = 1 == 0 } }); if otelts_open { otelts_end(otelts_s)  } }() } };/*line /src/main.go:7:22*/ fmt.Println("run", h.next == nil) }

func done(h *holder) {/*line aspects.yaml:11:24*/{ var otelts_s *otelts_Span; otelts_try(func() { otelts_s = otelts_take(&h.next.otelts) }); if otelts_s.ok() { otelts_ended(otelts_s) } };/*line /src/main.go:9:23*/ fmt.Println("done", h.next == nil) }

func main() {
	run(&holder{})
	done(&holder{})
	run(&holder{next: &holder{}})
	done(&holder{next: &holder{}})
}
