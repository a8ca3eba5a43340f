//line /src/main.go:1:1
package main

import "fmt"

type t struct{}

var a *t/*line aspects.yaml:5:43*/ = (*t)(nil)/*line /src/main.go:7:9*/

var b t

func main() { fmt.Println(a, b) }
