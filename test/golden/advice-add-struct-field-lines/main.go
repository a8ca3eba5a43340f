package main

import "fmt"

type s struct {
	a []int
	b int `json:"b"` // last
}

type twin struct{ a int }

func main() { fmt.Println(s{}, twin{}) }
