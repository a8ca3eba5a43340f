//line /src/main.go:1:1
package main

import "fmt"

var level = /*line aspects.yaml:5:43*/2 - 1/*line /src/main.go:5:14*/

var other = 1

func main() { fmt.Println(level, other) }
