package main

import "fmt"

func f[T any](xs ...T) int { return len(xs) }

func g[T any](xs ...T) int { return len(xs) }

func main() { fmt.Println(f[int](1), f[int](), g[int](1)) }
