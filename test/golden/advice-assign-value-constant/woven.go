//line /src/main.go:1:1
package main

import "fmt"

const x = /*line aspects.yaml:6:36*/"woven"/*line /src/main.go:5:18*/

const y = "plain"

func main() { fmt.Println(x, y) }
