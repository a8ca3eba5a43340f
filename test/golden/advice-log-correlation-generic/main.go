package main

import (
	"context"
	"fmt"
)

type Logger[R any, C context.Context] struct {
	find func(R, string) bool
	with func(R, ...string) R
}

func (l *Logger[R, C]) Log(ctx C, record R) { fmt.Println(record) }

// A twin without a receiver.
func Log[R any](ctx context.Context, record R) { fmt.Println(record) }

func main() {
	(&Logger[int, context.Context]{}).Log(nil, 1)
	(&Logger[[]string, context.Context]{}).Log(context.Background(), []string{"a"})
	Log(nil, "b")
}
