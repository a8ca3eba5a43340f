//line /src/main.go:1:1
package main

import "fmt"

var level int/*line aspects.yaml:5:43*/ = 0 * 1/*line /src/main.go:5:14*/

func main() { fmt.Println(level) }
