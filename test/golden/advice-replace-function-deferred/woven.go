//line /src/main.go:1:1
package main

import "fmt"

func f(x int) { fmt.Println("f", x) }

func g(x int) { fmt.Println("g", x) }

func main() {
	x := 1
	defer /*line aspects.yaml:6:27*/g/*line /src/main.go:11:9*/(x)
	x = 2
}
