//line /src/main.go:1:1
package main

import (
	"context"
	"fmt"
)

type key struct{}

func outer(ctx context.Context) (otelts_r0 string, otelts_r1 error) {/*line aspects.yaml:5:22*/{ if otelts_s := otelts_begin(&otelts_site_0, ctx); otelts_s.ok() { otelts_enter(otelts_s); if otelts_d, otelts_ok := otelts_withSpan(ctx, otelts_s).(otelts_Context); otelts_ok { ctx = otelts_d }; defer func() { otelts_leave(otelts_s); otelts_fail(otelts_s, otelts_r1); otelts_end(otelts_s) }() } };/*line /src/main.go:10:50*/ return inner(ctx) }

func inner(ctx context.Context) (string, error) { return fmt.Sprint(ctx.Value(key{})), ctx.Err() }

func main() {
	ctx, cancel := context.WithCancel(context.WithValue(context.Background(), key{}, 1))
	fmt.Println(outer(ctx))
	cancel()
	fmt.Println(outer(ctx))
}
