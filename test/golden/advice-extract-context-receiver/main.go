package main

import "fmt"

type message struct{ headers map[string][]string }

func (m *message) named() int { return 1 }

func (*message) unnamed() int { return 2 }

func (m message) value() int { return 3 }

func main() {
	fmt.Println((*message)(nil).named(), (&message{}).named(), (*message)(nil).unnamed(), message{}.value())
}
