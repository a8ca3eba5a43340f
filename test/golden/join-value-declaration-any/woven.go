//line /src/main.go:1:1
package main

import "fmt"

var a interface{}/*line aspects.yaml:5:43*/ = any(nil)/*line /src/main.go:5:18*/

var b any/*line aspects.yaml:5:43*/ = any(nil)/*line /src/main.go:7:10*/

var c interface{ M() }

func main() { fmt.Println(a, b, c) }
