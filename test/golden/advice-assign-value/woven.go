//line /src/main.go:1:1
package main

import "fmt"

var x = /*line aspects.yaml:6:36*/42/*line /src/main.go:5:10*/

var y = 1

func main() { fmt.Println(x, y) }
