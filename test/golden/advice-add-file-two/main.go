package main

import "fmt"

var added int

func f() {}

func main() { fmt.Println(added) }
