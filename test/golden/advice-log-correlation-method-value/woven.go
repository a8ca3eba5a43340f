//line /src/main.go:1:1
package main

import (
	"context"
	"fmt"
)

type Log string

func (l Log) Print(ctx context.Context, text string) {/*line aspects.yaml:8:29*/{ if otelts_l := otelts_correlation(&otelts_site_0, ctx); otelts_l.ok() { text += " trace_id=" + otelts_l.traceID
} };/*line /src/main.go:10:55*/ fmt.Println(l, text) }

type service struct{ Log }

func main() {
	value, expression := Log("a").Print, Log.Print
	value(context.Background(), "value")
	expression("b", nil, "expression")
	service{"c"}.Print(nil, "embedded")
	var p interface {
		Print(context.Context, string)
	} = service{"d"}
	defer p.Print(nil, "deferred")
}
