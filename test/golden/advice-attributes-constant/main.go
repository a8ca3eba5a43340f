package main

import "fmt"

func work(name string) string { return name }

func main() { fmt.Println(work("a")) }
