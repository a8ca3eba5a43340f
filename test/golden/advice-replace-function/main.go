package main

import (
	"fmt"
	"strings"
)

func main() { fmt.Println(strings.ToUpper("aB"), strings.Title("aB")) }
