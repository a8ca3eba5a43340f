package main

import "fmt"

//team:audit
var (
	a int = 2
	b int = 2
)

var c int = 3

func main() { fmt.Println(a, b, c) }
