//line /src/main.go:1:1
package main

import (
	"context"
	"errors"
	"fmt"
)

//otel:span
func load(id int, ctx context.Context) (otelts_r0 string, otelts_r1 error) {/*line /src/main.go:9:1*/{ if otelts_s := otelts_begin(&otelts_site_0, ctx); otelts_s.ok() { otelts_enter(otelts_s); if otelts_d, otelts_ok := otelts_withSpan(ctx, otelts_s).(otelts_Context); otelts_ok { ctx = otelts_d }; defer func() { otelts_leave(otelts_s); otelts_fail(otelts_s, otelts_r1); otelts_end(otelts_s) }() } };/*line /src/main.go:10:57*/
	if id == 0 {
		return "", errors.New("no id")
	}
	return inner(ctx)
}

//otel:span
func inner(otelts_p0 context.Context) (name string, err error) {/*line /src/main.go:17:1*/{ if otelts_s := otelts_begin(&otelts_site_1, otelts_p0); otelts_s.ok() { otelts_enter(otelts_s); if otelts_d, otelts_ok := otelts_withSpan(otelts_p0, otelts_s).(otelts_Context); otelts_ok { otelts_p0 = otelts_d }; defer func() { otelts_leave(otelts_s); otelts_fail(otelts_s, err); otelts_end(otelts_s) }() } };/*line /src/main.go:18:55*/ return "x", ctxless() }

//otel:span
func ctxless() (otelts_r0 error) {/*line /src/main.go:20:1*/{ if otelts_s := otelts_begin(&otelts_site_2, otelts_none); otelts_s.ok() { otelts_enter(otelts_s); defer func() { otelts_leave(otelts_s); otelts_fail(otelts_s, otelts_r0); otelts_end(otelts_s) }() } };/*line /src/main.go:21:23*/ return nil }

type failure struct{}

// A twin whose last result is no error as it is written, and whose only context is one of several.
//
//otel:span
func twin(all ...context.Context) (error, *failure) {/*line /src/main.go:27:1*/{ if otelts_s := otelts_begin(&otelts_site_3, otelts_none); otelts_s.ok() { otelts_enter(otelts_s); defer func() { otelts_leave(otelts_s); otelts_end(otelts_s) }() } };/*line /src/main.go:28:54*/ return nil, nil }

func main() {
	fmt.Println(load(1, context.Background()))
	fmt.Println(load(0, nil))
	fmt.Println(twin())
}
