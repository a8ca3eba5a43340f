package main

import "fmt"

// a greets.
//
//team:audit level:high name
//go:noinline
func a() { fmt.Println("a") }

func main() { a() }
