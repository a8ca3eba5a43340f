package main

import "fmt"

func f(s ...string) string { return fmt.Sprint(s) }

func main() { fmt.Println(f("a"), f([]string{"b"}...)) }
