package main

import "fmt"

const level = 1

func main() { fmt.Println(level) }
