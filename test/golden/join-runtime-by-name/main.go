package main

//go:nosplit
func greet() { println("hello") }

func main() { greet() }
