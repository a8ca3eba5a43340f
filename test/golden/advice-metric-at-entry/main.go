package main

import "fmt"

func Take(count int) int {
	count -= 10
	return count
}

func main() { fmt.Println(Take(3)) }
