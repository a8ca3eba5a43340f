package main

import "fmt"

func f(s string) string { return "f" + s }

func g(s string) string { return "g" + s }

func main() { fmt.Println(f("a" + f("b"))) }
