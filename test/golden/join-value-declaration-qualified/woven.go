//line /src/main.go:1:1
package main

import (
	"fmt"
	clock "time"
)

var a clock.Duration = /*line aspects.yaml:5:43*/1 * clock.Second/*line /src/main.go:8:36*/

var b = clock.Second

func main() { fmt.Println(a, b) }
