package main

import "fmt"

var x, y int

var z int

func main() { fmt.Println(x, y, z) }
