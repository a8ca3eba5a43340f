package main

import "fmt"

func main() {
	var level = 1
	fmt.Println(level)
}
