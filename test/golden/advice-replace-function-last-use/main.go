package main

import (
	"fmt"
	"strings"
)

func own(s string) string { return "own " + s }

func main() { fmt.Println(strings.ToUpper("aB")) }
