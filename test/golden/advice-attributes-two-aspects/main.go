package main

import "fmt"

func work(a, b int) int { return a + b }

func other(a, c int) int { return a - c }

func main() { fmt.Println(work(1, 2), other(3, 4)) }
