//line /src/main.go:1:1
package main/*line aspects.yaml:11:15*/; import otelts_pkg_slog "log/slog"/*line /src/main.go:1:13*/

import (
	"context"
	"fmt"
	own "log/slog"
)

var slog = "the user's own"

func Info(ctx context.Context, text string, attrs ...own.Attr) {/*line aspects.yaml:11:15*/{ if otelts_l := otelts_correlation(&otelts_site_0, ctx); otelts_l.ok() { otelts_present := 1 == 1; otelts_try(func() { otelts_present = otelts_hasKey(attrs) }); if !otelts_present { attrs = append(attrs, otelts_pkg_slog.String("trace_id", otelts_l.traceID))
attrs = append(attrs, otelts_pkg_slog.String("span_id", otelts_l.spanID))

} } };/*line /src/main.go:11:65*/
	var nil, true, string = 1, 0, "shadowed"
	fmt.Println(slog, text, attrs, nil, true, string)
}

func Information(ctx context.Context, text string, attrs ...own.Attr) {}

func main() {
	Info(context.Background(), "text", own.Int("a", 1))
	Information(nil, "")
}
