package main

import "fmt"

func f() string { return "f" }

func g() string { return "g" }

func main() {
	fmt.Println(f())
	{
		g := "local"
		fmt.Println(f(), g)
	}
}
