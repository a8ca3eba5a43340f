package main

import "fmt"

type t int

var a t

func main() { fmt.Println(a) }
