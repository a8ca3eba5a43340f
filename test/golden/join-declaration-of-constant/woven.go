//line /src/main.go:1:1
package main

import "fmt"

const level = /*line aspects.yaml:5:43*/2 - 1/*line /src/main.go:5:16*/

func main() { fmt.Println(level) }
