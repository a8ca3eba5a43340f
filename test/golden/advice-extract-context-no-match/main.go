package main

import "fmt"

type message struct{ headers map[string][]string }

func handle(m *message) int { return len(m.headers) }

func main() { fmt.Println(handle(&message{})) }
