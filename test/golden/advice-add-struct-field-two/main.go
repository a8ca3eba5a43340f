package main

import "fmt"

type s struct{ a int }

type twin struct{ a int }

func main() { fmt.Println(s{}, twin{}) }
