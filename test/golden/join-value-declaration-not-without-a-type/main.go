package main

import "fmt"

var written bool

var inferred = false

var called = isSet()

var number, text = 1, "true"

func isSet() bool { return false }

func main() { fmt.Println(written, inferred, called, number, text) }
