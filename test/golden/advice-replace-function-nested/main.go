package main

import (
	"fmt"
	"strings"
)

func main() { fmt.Println(strings.ToUpper(strings.ToUpper("a") + "B")) }
