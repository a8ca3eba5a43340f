package main

import "fmt"

type t struct{}

var a *t

var b t

func main() { fmt.Println(a, b) }
