package main

import "fmt"

var counter = 1

func f(xs ...int) { fmt.Println("f", xs) }

func g(xs ...int) { fmt.Println("g", xs) }

func main() {
	defer f(counter)
	defer g(counter)
	counter = 2
}
