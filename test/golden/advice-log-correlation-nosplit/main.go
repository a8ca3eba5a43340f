package main

//go:nosplit
func note(text string) { println(text) }

func main() { note("a") }
