package main

import "fmt"

func work() int { return 1 }

func main() { fmt.Println(work()) }
