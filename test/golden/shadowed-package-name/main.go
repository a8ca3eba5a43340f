package main

import "fmt"

type printer struct{}

func (printer) Sprint(any) string { return "mine" }

func wrapped(s string) string { return s }

func main() {
	fmt.Println(fmt.Sprint(fmt.Sprint(1)))
	{
		fmt := printer{}
		println(fmt.Sprint(2))
	}
}
