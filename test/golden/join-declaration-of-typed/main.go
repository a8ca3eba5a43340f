package main

import "fmt"

var level int

func main() { fmt.Println(level) }
