package main

import "fmt"

type header map[string][]string

type message struct{ id string }

func (m *message) carrier() map[string][]string { return map[string][]string{"Id": {m.id}} }

func named(h header) int { return len(h) }

func made(m *message) string {
	if m == nil {
		return "none"
	}
	return m.id
}

func main() { fmt.Println(named(nil), named(header{"A": nil}), made(nil), made(&message{"7"})) }
