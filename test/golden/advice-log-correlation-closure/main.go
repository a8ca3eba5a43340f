package main

import "fmt"

func main() {
	log := func(text string) { fmt.Println(text) }
	nested := func() {
		defer func(string) { fmt.Println("deferred") }("x")
		log("inner")
	}
	nested()
	func(n int) { fmt.Println(n) }(1)
}
