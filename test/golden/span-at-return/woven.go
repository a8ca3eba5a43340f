//line /src/main.go:1:1
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

func (q *Queue) Next(ctx context.Context) (otelts_r0 *Message, otelts_r1 error) {/*line aspects.yaml:7:11*/otelts_settled(); defer func() { otelts_when := 1 == 0; otelts_try(func() { otelts_when = otelts_r1 == nil }); if otelts_when { var otelts_header otelts_Header; otelts_try(func() { otelts_header = otelts_r0.Headers }); if otelts_s := otelts_beginWork(&otelts_site_0, ctx, otelts_header); otelts_s.ok() { if otelts_s.recording { otelts_try(func() { otelts_setName(otelts_s, "process " + otelts_r0.Topic) }); otelts_try(func() { otelts_s.attr("\x0a\x1amessaging.destination.name", otelts_r0.Topic) }) }; otelts_work(otelts_s) } } }();/*line /src/main.go:16:62*/
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
