package main

import "fmt"

//team:ignore
func a() { fmt.Println("a") }

func b() { fmt.Println("b") }

func main() { a(); b() }
