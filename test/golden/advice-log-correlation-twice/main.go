package main

import "fmt"

type log struct{}

func (log) Print(text string) { fmt.Println(text) }

func (log) Note(text string) { fmt.Println(text) }

func Print(text string) { fmt.Println(text) }

func main() {
	log{}.Print("a")
	log{}.Note("b")
	Print("c")
}
