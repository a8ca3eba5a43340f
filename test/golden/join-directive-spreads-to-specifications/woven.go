//line /src/main.go:1:1
package main

import "fmt"

//team:audit
var (
	a int = /*line aspects.yaml:5:43*/1 + 1/*line /src/main.go:7:11*/
	b int = /*line aspects.yaml:5:43*/1 + 1/*line /src/main.go:8:11*/
)

var c int = 3

func main() { fmt.Println(a, b, c) }
