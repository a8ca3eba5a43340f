package main

import "fmt"

type t struct{}

func f() { fmt.Println("f") }

func (t) f() { fmt.Println("t.f") }

func main() {
	f()
	t{}.f()
	f := func() { fmt.Println("local") }
	f()
}
