//line /src/main.go:1:1
package main

import (
	"context"
	"fmt"
)

type call struct{ ctx context.Context }

func send(c *call, to string) {/*line aspects.yaml:5:28*/{ var otelts_ctx interface{}; otelts_try(func() { otelts_ctx = c.ctx }); if otelts_s := otelts_beginPatch(&otelts_site_0, 0, otelts_ctx); otelts_s.ok() { otelts_s.attr("\x0a\x07acme.to", to); otelts_apply(otelts_s) } };/*line /src/main.go:10:32*/ fmt.Println("sent to", to) }

func main() {
	send(&call{context.Background()}, "a")
	send(nil, "b")
}
