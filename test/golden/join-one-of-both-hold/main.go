package main

import "fmt"

func greet(name string) { fmt.Println("hello", name) }

func other(name string) { fmt.Println("other", name) }

func none() { fmt.Println("none") }

func main() {
	greet("a")
	other("b")
	none()
}
