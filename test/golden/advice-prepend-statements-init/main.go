package main

import "fmt"

var a = value("a", b)

var b = value("b", 0)

func value(name string, n int) int {
	fmt.Println(name)
	return n + 1
}

func init() { fmt.Println("first", a, b) }

func init() { fmt.Println("second") }

func main() { fmt.Println("main") }
