//line /src/main.go:1:1
package main

import "fmt"

var counter = 1

func f(xs ...int) { fmt.Println("f", xs) }

func g(xs ...int) { fmt.Println("g", xs) }

func main() {
	defer f(counter/*line aspects.yaml:6:22*/, counter/*line /src/main.go:12:17*/)
	defer g(counter)
	counter = 2
}
