package otelts

import (
	"context"
	"time"
)

// flushTheirs asks the program's own providers to deliver what they have, and
// waits for a bounded time. Those that are shut down have nothing.
func flushTheirs(timeout time.Duration) (wait func() bool) {
	var all []interface{}
	if p := provider.Load(); p != nil {
		all = append(all, p.provider)
	}
	if m := meterProvider.Load(); m != nil {
		all = append(all, m.provider)
	}
	if all == nil || timeout <= 0 || bridgeOff() {
		return func() bool { return true }
	}
	ctx, cancel := context.WithTimeout(context.Background(), timeout)
	done := make(chan struct{}, len(all))
	for _, p := range all {
		go func() {
			defer func() {
				_ = recover()
				done <- struct{}{}
			}()
			suppressGoroutine()
			if f, ok := p.(interface{ ForceFlush(context.Context) error }); ok {
				_ = f.ForceFlush(ctx)
			}
		}()
	}
	return func() bool {
		defer cancel()
		for range all {
			select {
			case <-done:
			case <-ctx.Done():
				return false
			}
		}
		return true
	}
}
