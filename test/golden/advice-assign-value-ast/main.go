package main

import "fmt"

var x = 4

var y = 4

func main() { fmt.Println(x, y) }
