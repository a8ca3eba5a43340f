package main

import "fmt"

var levels = 1

var Level = 2

func main() { fmt.Println(levels, Level) }
