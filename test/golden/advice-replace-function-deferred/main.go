package main

import "fmt"

func f(x int) { fmt.Println("f", x) }

func g(x int) { fmt.Println("g", x) }

func main() {
	x := 1
	defer f(x)
	x = 2
}
