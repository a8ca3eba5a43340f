package main

import "fmt"

type s struct {
	a []int
	fmt.Stringer
}

type twin struct{ a int }

func main() { fmt.Println(s{}.a, twin{}) }
