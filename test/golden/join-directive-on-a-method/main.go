package main

import "fmt"

type t struct{}

//team:audit
func (t) a() { fmt.Println("a") }

func (t) b() { fmt.Println("b") }

func main() { t{}.a(); t{}.b() }
