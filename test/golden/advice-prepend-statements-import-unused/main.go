package main

import "fmt"

func f() {}

func main() {
	f()
	fmt.Println(1)
}
