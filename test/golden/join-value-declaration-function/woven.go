//line /src/main.go:1:1
package main

import "fmt"

var a func(n int) error/*line aspects.yaml:5:43*/ = (func(int) error)(nil)/*line /src/main.go:5:24*/

var b func(int)

func main() { fmt.Println(a == nil, b == nil) }
