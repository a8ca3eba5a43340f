package main

import . "fmt"

func f() { Println("f") }

func main() { f() }
