package main

import (
	"fmt"
	"strings"
)

var x = strings.ToUpper("old")

func main() { fmt.Println(x) }
