//line /src/main.go:1:1
package main

import "fmt"

var x, y int/*line aspects.yaml:6:36*/ = 5, 5/*line /src/main.go:5:13*/

var z int

func main() { fmt.Println(x, y, z) }
