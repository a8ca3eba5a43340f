//line /src/main.go:1:1
package main

import "fmt"

func main() {
	done := make(chan int)
	go func() {/*line aspects.yaml:5:24*/otelts_forget();/*line /src/main.go:7:13*/ done <- 1 }()
	go func(n int) { done <- n }(1)
	fmt.Println(<-done + <-done)
}
