//line /src/main.go:1:1
package main

import (
	"fmt"
	_ "strings"
)

func own(s string) string { return "own " + s }

func main() { fmt.Println(/*line aspects.yaml:6:27*/own/*line /src/main.go:10:42*/("aB")) }
