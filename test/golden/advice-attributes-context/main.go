package main

import (
	"context"
	"fmt"
)

type call struct{ ctx context.Context }

func send(c *call, to string) { fmt.Println("sent to", to) }

func main() {
	send(&call{context.Background()}, "a")
	send(nil, "b")
}
