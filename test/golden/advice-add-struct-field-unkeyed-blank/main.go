package main

import "fmt"

type padded struct {
	a, _, b int
}

func (p padded) Show() { fmt.Println(p.a, p.b) }

type plain struct {
	a, _, b int
}

func (p plain) Show() { fmt.Println(p.a, p.b) }

func main() {
	padded{1, 0, 2}.Show()
	plain{a: 3, b: 4}.Show()
}
