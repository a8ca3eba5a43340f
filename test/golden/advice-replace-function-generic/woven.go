//line /src/main.go:1:1
package main

import (
	"fmt"
	"slices"
)

func reversed[S ~[]E, E any](s S) { slices.Reverse(s) }

func main() {
	xs := []int{1, 3, 2}
	/*line aspects.yaml:6:27*/reversed/*line /src/main.go:12:13*/[[]int](xs)
	fmt.Println(xs)
}
