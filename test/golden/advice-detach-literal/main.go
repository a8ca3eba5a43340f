package main

import "fmt"

func main() {
	done := make(chan int)
	go func() { done <- 1 }()
	go func(n int) { done <- n }(1)
	fmt.Println(<-done + <-done)
}
