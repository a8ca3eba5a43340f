//line /src/main.go:1:1
package main

import (
	"fmt"
	"strings"
)

type point struct{ x, y int }

func show[T any](value T) T {
	fmt.Println("seen", value)
	return value
}

func main() {
	fmt.Println(/*line aspects.yaml:5:46*/show(/*line /src/main.go:16:14*/strings.ToUpper("a")/*line aspects.yaml:5:46*/)/*line /src/main.go:16:34*/, strings.ToLower("B"), /*line aspects.yaml:5:46*/show(/*line /src/main.go:16:58*/point{1, 2}/*line aspects.yaml:5:46*/)/*line /src/main.go:16:69*/, []int{3})
}
