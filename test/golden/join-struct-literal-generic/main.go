package main

import "fmt"

type pair[A any] struct{ a, b A }

func main() { fmt.Println(pair[int]{1, 2}, pair[string]{a: "x"}, struct{ a int }{1}) }
