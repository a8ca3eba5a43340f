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

func main() {
	append := 5
	fmt.Println(f([]int{1}...), f(1/*line aspects.yaml:6:22*/, 100/*line /src/main.go:19:33*/), append)
}
