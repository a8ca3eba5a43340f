//line /src/main.go:1:1
package main

import "fmt"

type plain struct{ a int }

type pair[T any] struct {
	a, b T
/*line aspects.yaml:5:34*/added int;/*line /src/main.go:9:1*/}

type (
	first  struct{ a int }
	second struct{ a int }
)

type other = struct{ a int }

type outer struct{ inner struct{ a int } }

type number int

func main() {
	type plain struct{ a string }
	fmt.Println(plain{a: "x"}.a, pair[int]{a: 1}.a, first{a: 1}.a, second{a: 2}.a, other{1}, outer{}.inner, number(1))
}
