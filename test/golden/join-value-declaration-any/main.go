package main

import "fmt"

var a interface{}

var b any

var c interface{ M() }

func main() { fmt.Println(a, b, c) }
