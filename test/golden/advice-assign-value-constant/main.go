package main

import "fmt"

const x = "plain"

const y = "plain"

func main() { fmt.Println(x, y) }
