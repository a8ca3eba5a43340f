package main

import "fmt"

const (
	x = iota
	y
	z
)

func main() { fmt.Println(x, y, z) }
