//line /src/main.go:1:1
package main

import "fmt"

var a map[string][]int/*line aspects.yaml:5:43*/ = map[string][]int(nil)/*line /src/main.go:5:23*/

var b map[string]int

func main() { fmt.Println(a, b) }
