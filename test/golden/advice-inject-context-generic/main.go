package main

import "fmt"

type client[T any] struct{ sent []T }

func (c *client[T]) Send(value T, h map[string][]string) int {
	c.sent = append(c.sent, value)
	return len(c.sent)
}

func send[T any](value T, h map[string][]string) T { return value }

func main() { fmt.Println((&client[int]{}).Send(1, nil), send("x", map[string][]string{})) }
