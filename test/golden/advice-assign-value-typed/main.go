package main

import "fmt"

var x int64

var y int64

func main() { fmt.Println(x, y) }
