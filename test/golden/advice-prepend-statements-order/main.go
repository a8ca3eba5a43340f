package main

import "fmt"

func println2(s string) { fmt.Println(s) }

func f() {}

func main() { f() }
