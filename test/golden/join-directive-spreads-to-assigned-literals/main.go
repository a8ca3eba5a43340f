package main

import "fmt"

func main() {
	//team:audit
	f := func() { func() { fmt.Println("inner") }() }
	g := func() { fmt.Println("other") }
	f()
	g()
}
