package main

import "fmt"

type s struct{}

type twin struct{ a int }

func main() { fmt.Println(s{}, twin{}) }
