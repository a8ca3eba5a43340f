//line /src/main.go:1:1
package main

import (
	"context"
	"fmt"
)

type Logger[R any, C context.Context] struct {
	find func(R, string) bool
	with func(R, ...string) R
}

func (l *Logger[R, C]) Log(ctx C, record R) {/*line aspects.yaml:9:29*/{ if otelts_l := otelts_correlation(&otelts_site_0, ctx); otelts_l.ok() { otelts_present := 1 == 1; otelts_try(func() { otelts_present = l.find(record, "trace_id") }); if !otelts_present { record = l.with(record, otelts_l.traceID, otelts_l.spanID)
} } };/*line /src/main.go:13:46*/ fmt.Println(record) }

// A twin without a receiver.
func Log[R any](ctx context.Context, record R) { fmt.Println(record) }

func main() {
	(&Logger[int, context.Context]{}).Log(nil, 1)
	(&Logger[[]string, context.Context]{}).Log(context.Background(), []string{"a"})
	Log(nil, "b")
}
