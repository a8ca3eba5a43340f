package main

import "fmt"

var x = 1

var y = 1

func main() { fmt.Println(x, y) }
