package main

import "fmt"

type t struct{ a int }

func main() {
	fmt.Println(t{a: 1})
	type t struct{ a string }
	fmt.Println(t{a: "x"})
}
