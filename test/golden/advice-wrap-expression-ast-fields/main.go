package main

import (
	"fmt"
	text "strings"
)

func main() { fmt.Println(text.Join([]string{"a", "b"}, "+")) }
