//line /src/main.go:1:1
package main/*line aspects.yaml:6:77*/; import otelts_pkg_text "strings"/*line /src/main.go:1:13*/

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
	fmt.Println(f(1/*line aspects.yaml:6:22*/, 10, len(otelts_pkg_text.Repeat(`x`, 3))/*line /src/main.go:18:17*/), f(/*line aspects.yaml:6:22*/append(append([]int{}, /*line /src/main.go:18:22*/[]int{1}/*line aspects.yaml:6:22*/...), 10, len(otelts_pkg_text.Repeat(`x`, 3)))/*line /src/main.go:18:30*/...), g(1))
}
