//line /src/main.go:1:1
package main

import (
	"fmt"
	"strconv"
)

var first = /*line aspects.yaml:5:46*/("<" + /*line /src/main.go:8:13*/strconv.Itoa(1)/*line aspects.yaml:5:46*/ + ">")/*line /src/main.go:8:28*/

func main() {
	fmt.Println(first, /*line aspects.yaml:5:46*/("<" + /*line /src/main.go:11:21*/strconv.Itoa(2)/*line aspects.yaml:5:46*/ + ">")/*line /src/main.go:11:36*/, func() string { return /*line aspects.yaml:5:46*/("<" + /*line /src/main.go:11:61*/strconv.Itoa(3)/*line aspects.yaml:5:46*/ + ">")/*line /src/main.go:11:76*/ }(), strconv.Quote("4"))
}
