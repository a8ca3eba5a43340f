package main

import (
	"context"
	"fmt"
)

type key struct{}

func outer(ctx context.Context) (string, error) { return inner(ctx) }

func inner(ctx context.Context) (string, error) { return fmt.Sprint(ctx.Value(key{})), ctx.Err() }

func main() {
	ctx, cancel := context.WithCancel(context.WithValue(context.Background(), key{}, 1))
	fmt.Println(outer(ctx))
	cancel()
	fmt.Println(outer(ctx))
}
