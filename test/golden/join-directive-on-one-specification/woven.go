//line /src/main.go:1:1
package main

import "fmt"

var (
	a int = 1
	//team:audit
	b int = /*line aspects.yaml:5:43*/1 + 1/*line /src/main.go:8:11*/
)

func main() { fmt.Println(a, b) }
