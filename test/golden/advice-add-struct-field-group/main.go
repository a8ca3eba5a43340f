package main

import "fmt"

type (
	other struct{ a int }
	s     struct{ a int }
)

type twin struct{ a int }

func main() { fmt.Println(s{}, twin{}) }
