package main

import "fmt"

var hook string

func f() {}

func main() { fmt.Println(hook) }
