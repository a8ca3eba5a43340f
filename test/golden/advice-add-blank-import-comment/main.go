package main // the program

import "fmt"

func f() {}

func main() { fmt.Println(1) }
