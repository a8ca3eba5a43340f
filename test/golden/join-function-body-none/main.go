package main

import "fmt"

type t struct{}

func a(n int) { fmt.Println("a", n) }

func (t) a() { fmt.Println("t.a") }

func b() int {
	f := func() int { return 1 }
	return f()
}

func main() { a(1); t{}.a(); fmt.Println(b()) }
