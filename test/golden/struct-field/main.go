package main

import "fmt"

type lines struct {
	a int `json:"a"`
	// The last comment.
}

type one struct{ a int }

type none struct{}

type other struct{ a int }

func main() { fmt.Println(lines{a: 1}.a, one{a: 2}.a, none{} == none{}, other{3}) }
