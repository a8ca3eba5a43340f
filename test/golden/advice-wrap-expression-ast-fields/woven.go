//line /src/main.go:1:1
package main

import (
	"fmt"
	text "strings"
)

func main() { fmt.Println(/*line aspects.yaml:6:39*/(/*line /src/main.go:8:27*/text.Join([]string{"a", "b"}, "+")/*line aspects.yaml:6:39*/ + "strings.Join 2 false 2 STRING")/*line /src/main.go:8:61*/) }
