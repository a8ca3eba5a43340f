//line /src/main.go:1:1
package main

import (
	"context"
	"errors"
	"fmt"
)

type owner struct{ name string }

type Shop struct{ owner *owner }

func (s *Shop) Find(ctx context.Context, item string) (otelts_r0 int, otelts_r1 error) {/*line aspects.yaml:9:11*/{ if otelts_s := otelts_begin(&otelts_site_0, ctx); otelts_s.ok() { if otelts_s.recording { otelts_setName(otelts_s, item); otelts_try(func() { otelts_s.attr("\x0a\x09shop.name", s.owner.name) }); otelts_s.attr("\x0a\x09shop.item", item) }; otelts_enter(otelts_s); defer func() { otelts_leave(otelts_s); if otelts_s.recording { otelts_s.attr("\x0a\x0ashop.found", otelts_r0) }; otelts_fail(otelts_s, otelts_r1); otelts_end(otelts_s) }() } };/*line /src/main.go:13:69*/
	if item == "" {
		return 0, errors.New("no item")
	}
	return len(item), nil
}

// A twin with another receiver stays as it is.
type Stall struct{}

func (s *Stall) Find(ctx context.Context, item string) (int, error) { return 1, nil }

func main() {
	fmt.Println((&Shop{}).Find(context.Background(), "x"))
	fmt.Println((&Shop{}).Find(context.Background(), ""))
	fmt.Println((&Stall{}).Find(context.Background(), ""))
}
