package main

import "fmt"

func text() string { return "user" }

func f() { fmt.Println(text()) }

func main() { f() }
