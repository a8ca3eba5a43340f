package main

import "fmt"

func work() (n int) {
	defer func() { n = 2 }()
	return 1
}

func main() { fmt.Println(work()) }
