package main

import "fmt"

const a int = 1

const b = 1

func main() { fmt.Println(a, b) }
