//line /src/main.go:1:1
package main

import "fmt"

var x = /*line aspects.yaml:6:36*/4 * 10/*line /src/main.go:5:10*/

var y = 4

func main() { fmt.Println(x, y) }
