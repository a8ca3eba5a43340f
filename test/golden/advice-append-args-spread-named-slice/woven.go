//line /src/main.go:1:1
package main

import "fmt"

func f(xs ...int) int {
	sum := 0
	for _, x := range xs {
		sum += x
	}
	return sum
}

func g(xs ...int) int { return f2(xs) }

func f2(xs []int) int { return len(xs) }

type ints []int

func main() {
	named := ints{1, 2}
	fmt.Println(f(/*line aspects.yaml:6:22*/append(append([]int{}, /*line /src/main.go:21:16*/named/*line aspects.yaml:6:22*/...), 100)/*line /src/main.go:21:21*/...))
}
