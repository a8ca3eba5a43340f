package main

import "fmt"

func run(done chan int) { done <- 1 }

func main() {
	done := make(chan int)
	go run(done)
	fmt.Println(<-done)
}
