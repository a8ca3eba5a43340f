//line /src/main.go:1:1
package main

import "fmt"

var a bool/*line aspects.yaml:5:43*/ = !true/*line /src/main.go:5:11*/

var b = false

func main() { fmt.Println(a, b) }
