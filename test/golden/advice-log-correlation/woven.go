//line /src/main.go:1:1
package main

import (
	"context"
	"fmt"
)

type Logger struct{ name string }

func (l *Logger) Log(ctx context.Context, text string, fields ...string) {/*line aspects.yaml:9:23*/{ if otelts_l := otelts_correlation(&otelts_site_0, ctx); otelts_l.ok() { fields = append(fields[:len(fields):len(fields)], "trace_id="+otelts_l.traceID, "span_id="+otelts_l.spanID, "trace_flags="+otelts_l.traceFlags)
} };/*line /src/main.go:10:75*/
	fmt.Println(l.name, text, fields)
}

// A twin of another type is no such logger.
type Printer struct{ Logger }

func (p *Printer) Log(ctx context.Context, text string, fields ...string) { fmt.Println(text, fields) }

func main() {
	(&Logger{"a"}).Log(context.Background(), "text", "k=v")
	(&Printer{}).Log(context.Background(), "text", "k=v")
}
