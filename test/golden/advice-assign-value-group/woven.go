//line /src/main.go:1:1
package main

import "fmt"

var (
	x int/*line aspects.yaml:6:36*/ = 42/*line /src/main.go:6:7*/ // the one
	y int
)

func main() { fmt.Println(x, y) }
