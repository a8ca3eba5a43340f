package main

import "fmt"

func main() {
	var a bool
	fmt.Println(a)
}
