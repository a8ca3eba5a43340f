package main

import "fmt"

var added string

func f() {}

func main() { fmt.Println(added) }
