//go:build !ignore

// Package main has a comment of its own.
package main

import "fmt"

//go:noinline
func f() { fmt.Println("f") }

//go:noinline
func g() { fmt.Println("g") }

func main() { f(); g() }
