//line /src/main.go:1:1
package main

import "fmt"

type t struct{ a int }

func main() {
	fmt.Println(t{a: /*line aspects.yaml:5:46*/(/*line /src/main.go:8:19*/1/*line aspects.yaml:5:46*/)/*line /src/main.go:8:20*/})
	type t struct{ a string }
	fmt.Println(t{a: "x"})
}
