package main

import "fmt"

func f() string { return "f" }

func main() { fmt.Println(f()) }
