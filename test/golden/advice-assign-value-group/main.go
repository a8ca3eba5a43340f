package main

import "fmt"

var (
	x int // the one
	y int
)

func main() { fmt.Println(x, y) }
