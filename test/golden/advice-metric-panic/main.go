package main

import "fmt"

func Fail() { panic("as it was") }

func main() {
	defer func() { fmt.Println(recover()) }()
	Fail()
}
