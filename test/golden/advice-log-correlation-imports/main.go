package main

import (
	"context"
	"fmt"
	own "log/slog"
)

var slog = "the user's own"

func Info(ctx context.Context, text string, attrs ...own.Attr) {
	var nil, true, string = 1, 0, "shadowed"
	fmt.Println(slog, text, attrs, nil, true, string)
}

func Information(ctx context.Context, text string, attrs ...own.Attr) {}

func main() {
	Info(context.Background(), "text", own.Int("a", 1))
	Information(nil, "")
}
