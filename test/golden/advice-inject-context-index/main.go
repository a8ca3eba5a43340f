package main

import "fmt"

type message struct{ headers map[string][]string }

func publish(messages ...message) int { return len(messages) }

func main() { fmt.Println(publish(), publish(message{}, message{map[string][]string{}})) }
