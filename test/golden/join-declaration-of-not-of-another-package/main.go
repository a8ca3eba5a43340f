package main

import "fmt"

var level = 1

func main() { fmt.Println(level) }
