package main

import (
	_ "embed"
	"fmt"
)

//go:embed go.mod
var source string

func f() {}

func main() { fmt.Println(len(source) > 0) }
