package main

import (
	"context"
	"errors"
	"fmt"
	str "strings"
)

func two(a, b string) string { return a + b }

func one(a string) (string, error) { return a, nil }

func named(ctx context.Context, b *str.Builder) (n int, err error) { return 1, errors.New("x") }

func many(a ...string) int { return len(a) }

func shape(m map[string][]int, f func(n int) error, c <-chan int) {}

func generic[string any](a string) {}

func main() {
	fmt.Println(two("a", "b"))
	fmt.Println(one("a"))
	fmt.Println(named(context.Background(), nil))
	fmt.Println(many("a"))
	shape(nil, nil, nil)
	generic(1)
}
