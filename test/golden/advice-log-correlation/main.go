package main

import (
	"context"
	"fmt"
)

type Logger struct{ name string }

func (l *Logger) Log(ctx context.Context, text string, fields ...string) {
	fmt.Println(l.name, text, fields)
}

// A twin of another type is no such logger.
type Printer struct{ Logger }

func (p *Printer) Log(ctx context.Context, text string, fields ...string) { fmt.Println(text, fields) }

func main() {
	(&Logger{"a"}).Log(context.Background(), "text", "k=v")
	(&Printer{}).Log(context.Background(), "text", "k=v")
}
