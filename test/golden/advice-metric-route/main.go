package main

import "fmt"

func Serve(path string) { fmt.Println(path) }

func main() { Serve("/") }
