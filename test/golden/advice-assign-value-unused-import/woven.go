//line /src/main.go:1:1
package main

import (
	"fmt"
	_ "strings"
)

var x = /*line aspects.yaml:6:36*/"new"/*line /src/main.go:8:31*/

func main() { fmt.Println(x) }
