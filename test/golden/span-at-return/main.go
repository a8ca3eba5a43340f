package main

import (
	"context"
	"errors"
	"fmt"
)

type Message struct {
	Topic   string
	Headers map[string][]string
}

type Queue struct{ messages []*Message }

func (q *Queue) Next(ctx context.Context) (*Message, error) {
	if len(q.messages) == 0 {
		return nil, errors.New("empty")
	}
	m := q.messages[0]
	q.messages = q.messages[1:]
	return m, nil
}

func main() {
	q := &Queue{messages: []*Message{{Topic: "orders"}, {Topic: "payments"}}}
	for {
		m, err := q.Next(context.Background())
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(m.Topic)
	}
}
