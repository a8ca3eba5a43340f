package main

import "fmt"

func f(len int, text []byte) (string int) {
	string = len
	return
}

func g(text []byte) string {
	len := 2
	return func(items []int) string { return fmt.Sprint(items, len) }([]int{len}) + string(text)
}

func main() { fmt.Println(f(1, []byte("t")), g([]byte("x"))) }
