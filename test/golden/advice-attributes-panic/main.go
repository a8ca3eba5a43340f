package main

import (
	"fmt"
	"runtime"
)

func fail(n int) int { panic(fmt.Sprint("failed ", n)) }

func leave(n int) { runtime.Goexit() }

func main() {
	func() {
		defer func() { fmt.Println(recover()) }()
		fail(1)
	}()
	done := make(chan struct{})
	go func() {
		defer close(done)
		leave(2)
		fmt.Println("never")
	}()
	<-done
}
