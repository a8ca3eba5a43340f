package main

import "fmt"

func f(len int, true string) (string error) {
	nil := len
	panic := func(int) {}
	recover := nil + 1
	panic(recover)
	error := fmt.Errorf("%d %s", recover, true)
	return error
}

func g(len int) int { return len }

func main() { fmt.Println(f(1, "t"), g(2)) }
