package main

import "fmt"

func f(fmt string) { println2(fmt) }

func println2(s string) { fmt.Println(s) }

func main() { f("x") }
