package main

import "fmt"

func setup() { fmt.Println("set up") }

func main() {
	setup()
	fmt.Println("ok")
}
