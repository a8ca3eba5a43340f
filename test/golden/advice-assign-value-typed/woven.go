//line /src/main.go:1:1
package main

import "fmt"

var x int64/*line aspects.yaml:6:36*/ = 42/*line /src/main.go:5:12*/

var y int64

func main() { fmt.Println(x, y) }
