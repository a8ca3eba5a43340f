package main

import (
	"fmt"
	"strings"
)

func f() string { return strings.ToUpper("x") }

func main() { fmt.Println(f()) }
