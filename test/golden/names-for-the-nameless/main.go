package main

import "fmt"

type nameless struct{}

func unnamed(string, int) (error, bool) { return nil, true }

func blank(_ string, a, _ int) (_ error, b bool) {
	b = a > 1
	return
}

func single(s ...string) error { return nil }

func (*nameless) Method(_ string) (err error) {
	{
		err := fmt.Errorf("shadow")
		_ = err
	}
	return
}

func main() {
	fmt.Println(unnamed("a", 1))
	fmt.Println(blank("a", 2, 3))
	fmt.Println(single("a"), (*nameless)(nil).Method(""))
}
