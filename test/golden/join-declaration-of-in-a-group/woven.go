//line /src/main.go:1:1
package main

import "fmt"

var (
	a = 1
	b = /*line aspects.yaml:5:43*/1 + 1/*line /src/main.go:7:7*/
)

func main() { fmt.Println(a, b) }
