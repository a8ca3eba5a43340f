//line /src/main.go:1:1
package main

import "fmt"

func sprintf(format string, values []any) string { return fmt.Sprintf(format, values...) }

func logf(format string, values ...any) {/*line aspects.yaml:9:15*/{ if otelts_l := otelts_correlation(&otelts_site_0, otelts_none); otelts_l.ok() { line := sprintf(format, values) // of the user's own
format, values = "%s trace_id=%s span_id=%s", []any{line, otelts_l.traceID, otelts_l.spanID}

} };/*line /src/main.go:7:42*/
	fmt.Printf(format+"\n", values...)
}

// A method of that name is another function.
type quiet struct{}

func (quiet) logf(format string, values ...any) {}

func main() {
	logf("%d of %d", 1, 2)
	quiet{}.logf("")
}
