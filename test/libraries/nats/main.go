// Core NATS and JetStream: publishing, requests and answers, handlers that publish on, a wildcard, a queue group,
// messages that are asked for, a stream's consumers; headers that the program has and keeps.
package main

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

func main() {
	conn, err := nats.Connect("nats://127.0.0.1:4222")
	check(err)
	defer conn.Close()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	db := sql.OpenDB(connector{})
	done := make(chan string, 8)

	handled := func(m *nats.Msg) {
		_, err := db.ExecContext(ctx, "INSERT INTO orders VALUES (1)")
		check(err)
		if m.Reply != "" {
			check(m.Respond([]byte("answer to " + string(m.Data))))
			return
		}
		if m.Subject == "otelts.shop.orders.eu" {
			check(conn.Publish("otelts.shop.mail", m.Data))
		}
		done <- fmt.Sprint(m.Subject, " ", string(m.Data), " ", m.Header.Get("tenant"))
	}
	_, err = conn.Subscribe("otelts.shop.orders.*", handled)
	check(err)
	_, err = conn.QueueSubscribe("otelts.shop.mail", "mailers", handled)
	check(err)
	pulled, err := conn.SubscribeSync("otelts.shop.pulled")
	check(err)

	message := nats.NewMsg("otelts.shop.orders.eu")
	message.Header.Set("tenant", "acme")
	message.Data = []byte("one")
	check(conn.PublishMsg(message))
	fmt.Println(<-done)
	fmt.Println(<-done)
	fmt.Println("the program's headers:", len(message.Header))

	answer, err := conn.Request("otelts.shop.orders.us", []byte("question"), time.Minute)
	check(err)
	fmt.Println(string(answer.Data))
	asked(ctx, func(ctx context.Context) {
		answer, err := conn.RequestWithContext(ctx, "otelts.shop.orders.uk", []byte("another"))
		check(err)
		fmt.Println(string(answer.Data))
	})
	_, err = conn.Request("$JS.API.INFO", nil, time.Minute)
	check(err)
	_, err = conn.RequestWithContext(ctx, "otelts.shop.nobody", nil)
	fmt.Println("nobody:", errors.Is(err, nats.ErrNoResponders))

	check(conn.Publish("otelts.shop.pulled", []byte("first")))
	check(conn.Publish("otelts.shop.pulled", []byte("second")))
	for range 2 {
		m, err := pulled.NextMsg(time.Minute)
		check(err)
		fmt.Println(m.Subject, string(m.Data))
		_, err = db.ExecContext(ctx, "INSERT INTO pulled VALUES (1)")
		check(err)
	}
	_, err = pulled.NextMsg(time.Millisecond)
	fmt.Println(err)
	stream(ctx, conn, db, done)
	fmt.Println("too long:", conn.Publish("otelts.shop.big", make([]byte, conn.MaxPayload())), conn.Publish("otelts.shop.big", make([]byte, conn.MaxPayload()+1)))
}

func stream(ctx context.Context, conn *nats.Conn, db *sql.DB, done chan string) {
	js, err := jetstream.New(conn)
	check(err)
	_ = js.DeleteStream(ctx, "otelts")
	s, err := js.CreateStream(ctx, jetstream.StreamConfig{Name: "otelts", Subjects: []string{"otelts.stream.>"}, Storage: jetstream.MemoryStorage})
	check(err)
	defer func() { check(js.DeleteStream(ctx, "otelts")) }()
	consumer, err := s.CreateOrUpdateConsumer(ctx, jetstream.ConsumerConfig{Durable: "shop", AckPolicy: jetstream.AckExplicitPolicy})
	check(err)
	for _, text := range []string{"one", "two"} {
		_, err = js.Publish(ctx, "otelts.stream.orders", []byte(text))
		check(err)
	}
	messages, err := consumer.Messages()
	check(err)
	for range 2 {
		m, err := messages.Next()
		check(err)
		fmt.Println(m.Subject(), string(m.Data()))
		_, err = db.ExecContext(ctx, "INSERT INTO stream VALUES (1)")
		check(err)
		check(m.DoubleAck(ctx))
	}
	messages.Stop()
	_, err = messages.Next()
	fmt.Println(err)
	consuming, err := consumer.Consume(func(m jetstream.Msg) {
		_, err := db.ExecContext(ctx, "INSERT INTO consumed VALUES (1)")
		check(err)
		check(m.DoubleAck(ctx))
		done <- string(m.Data())
	})
	check(err)
	_, err = js.Publish(ctx, "otelts.stream.orders", []byte("three"))
	check(err)
	fmt.Println(<-done)
	consuming.Stop()
}

//otel:span
func asked(ctx context.Context, do func(context.Context)) {
	meanwhile(func() { do(ctx) })
}

// meanwhile is what the goroutine is at, and no context says so.
//
//otel:span
func meanwhile(do func()) { do() }

func check(err error) {
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}

// A database that takes everything.
type connector struct{}

func (connector) Connect(context.Context) (driver.Conn, error) { return connector{}, nil }
func (connector) Driver() driver.Driver                        { return nil }
func (connector) Prepare(string) (driver.Stmt, error)          { return connector{}, nil }
func (connector) Begin() (driver.Tx, error)                    { return nil, driver.ErrSkip }
func (connector) Close() error                                 { return nil }
func (connector) NumInput() int                                { return 0 }
func (connector) Exec([]driver.Value) (driver.Result, error)   { return driver.RowsAffected(1), nil }
func (connector) Query([]driver.Value) (driver.Rows, error)    { return nil, driver.ErrSkip }
