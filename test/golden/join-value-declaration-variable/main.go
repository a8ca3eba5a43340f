package main

import "fmt"

var a bool

var b = false

func main() { fmt.Println(a, b) }
