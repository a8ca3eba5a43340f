//line /src/main.go:1:1
package main

import "fmt"

var written bool/*line aspects.yaml:5:43*/ = !false/*line /src/main.go:5:17*/

var inferred = false

var called = isSet()

var number, text = 1, "true"

func isSet() bool { return false }

func main() { fmt.Println(written, inferred, called, number, text) }
