package main

import "fmt"

type s struct{ count int }

func main() { fmt.Println(s{count: 1}.count) }
