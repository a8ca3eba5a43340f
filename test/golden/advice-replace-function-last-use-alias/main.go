package main

import (
	"fmt"
	text "strings"
)

func own(s string) string { return "own " + s }

func main() { fmt.Println(text.ToUpper("aB")) }
