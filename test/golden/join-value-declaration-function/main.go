package main

import "fmt"

var a func(n int) error

var b func(int)

func main() { fmt.Println(a == nil, b == nil) }
