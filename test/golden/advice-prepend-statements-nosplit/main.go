package main

import "fmt"

//go:nosplit
func f() int { return 1 }

func main() { fmt.Println(f()) }
