package main

import "fmt"

type server struct{ handler func(int) int }

type outer struct{ *server }

type other struct{ handler int }

func twice(n int) int { return 2 * n }

func main() {
	s := &server{func(n int) int { return n }}
	fmt.Println(s.handler(1), outer{s}.handler(2), other{3}.handler)
}
