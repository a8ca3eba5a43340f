//line /src/main.go:1:1
package main

import "fmt"

type client[T any] struct{ sent []T }

func (c *client[T]) Send(value T, h map[string][]string) int {/*line aspects.yaml:5:32*/if otelts_mayInject() { otelts_inject(h) };/*line /src/main.go:7:63*/
	c.sent = append(c.sent, value)
	return len(c.sent)
}

func send[T any](value T, h map[string][]string) T {/*line aspects.yaml:5:32*/if otelts_mayInject() { otelts_inject(h) };/*line /src/main.go:12:53*/ return value }

func main() { fmt.Println((&client[int]{}).Send(1, nil), send("x", map[string][]string{})) }
