package main

import "fmt"

func find(id int) int { return id }

func main() { fmt.Println(find(1)) }
