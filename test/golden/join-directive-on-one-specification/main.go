package main

import "fmt"

var (
	a int = 1
	//team:audit
	b int = 2
)

func main() { fmt.Println(a, b) }
