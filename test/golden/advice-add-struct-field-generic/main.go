package main

import "fmt"

type s[T any] struct{ a T }

type twin struct{ a int }

func main() { fmt.Println(s[int]{}, twin{}) }
