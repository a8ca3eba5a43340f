package main

import "fmt"

var a map[string][]int

var b map[string]int

func main() { fmt.Println(a, b) }
