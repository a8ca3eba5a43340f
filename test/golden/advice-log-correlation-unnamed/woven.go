//line /src/main.go:1:1
package main

import (
	"context"
	"fmt"
)

type handler struct{ out *string }

func (h handler) note(trace, span, text string) { *h.out += trace + span + text }

func (otelts_receiver handler) Handle(otelts_p0 context.Context, otelts_p1 string) error {/*line aspects.yaml:8:29*/{ if otelts_l := otelts_correlation(&otelts_site_0, otelts_p0); otelts_l.ok() { otelts_receiver.note(otelts_l.traceID, otelts_l.spanID, otelts_p1)
} };/*line /src/main.go:12:55*/ return nil }

type other struct{}

func (other) Handle(_ context.Context, _ string) error { return nil }

func main() {
	fmt.Println(handler{new(string)}.Handle(nil, "x"), other{}.Handle(nil, "x"))
}
