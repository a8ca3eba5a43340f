package main

import "fmt"

var x string

var text = "user"

func main() { fmt.Println(x, text) }
