package main

import (
	"errors"
	"fmt"
)

func unnamed(string) (int, error) { return 1, nil }

func shadowed(s string) (n int, err error) {
	if n, err := 2, errors.New("inner"); n > 1 {
		return n, err
	}
	return
}

func deferred(_ string) (n int, _ error) {
	defer func() { n++ }()
	return 2, nil
}

func twin() int { return 4 }

func main() {
	fmt.Println(unnamed("a"))
	fmt.Println(shadowed("b"))
	fmt.Println(deferred("c"))
	fmt.Println(twin())
}
