package main

import "fmt"

type message struct{ headers map[string][]string }

func handle(m *message) int { return 1 }

func twin(m *message) int { return 2 }

func main() {
	fmt.Println(handle(&message{}), handle(nil), twin(nil))
}
