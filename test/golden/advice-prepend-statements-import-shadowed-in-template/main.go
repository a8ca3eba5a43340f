package main

import "fmt"

func f() { fmt.Println("f") }

func g() { fmt.Println("g") }

func main() {
	f()
	g()
}
