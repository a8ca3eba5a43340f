package main

import "fmt"

var hook int

func f() {}

func main() { fmt.Println(hook) }
