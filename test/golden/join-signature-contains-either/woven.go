//line /src/main.go:1:1
package main

import (
	"context"
	"errors"
	"fmt"
	str "strings"
)

func two(a, b string) string { return a + b }

func one(a string) (string, error) {/*line aspects.yaml:5:49*/_ = "woven"
/*line /src/main.go:12:37*/ return a, nil }

func named(ctx context.Context, b *str.Builder) (n int, err error) {/*line aspects.yaml:5:49*/_ = "woven"
/*line /src/main.go:14:69*/ return 1, errors.New("x") }

func many(a ...string) int { return len(a) }

func shape(m map[string][]int, f func(n int) error, c <-chan int) {/*line aspects.yaml:5:49*/_ = "woven"
/*line /src/main.go:18:68*/}

func generic[string any](a string) {}

func main() {
	fmt.Println(two("a", "b"))
	fmt.Println(one("a"))
	fmt.Println(named(context.Background(), nil))
	fmt.Println(many("a"))
	shape(nil, nil, nil)
	generic(1)
}
