// A producer and consumers of kafka-go: one message and several in a call, headers that the program has and keeps,
// consumers that process what they get, one inside of the program's own work, failures, goroutines that end.
package main

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"github.com/segmentio/kafka-go"
	"github.com/twmb/franz-go/pkg/kfake"
)

func main() {
	cluster, err := kfake.NewCluster(kfake.NumBrokers(1), kfake.SeedTopics(1, "orders", "payments", "audit", "full"))
	check(err)
	defer cluster.Close()
	broker := cluster.ListenAddrs()[0]
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()

	writer := &kafka.Writer{Addr: kafka.TCP(broker), Topic: "orders", BatchTimeout: time.Millisecond}
	headers := make([]kafka.Header, 1, 8)
	headers[0] = kafka.Header{Key: "tenant", Value: []byte("acme")}
	one := []kafka.Message{{Key: []byte("k"), Value: []byte("one"), Headers: headers}}
	check(writer.WriteMessages(ctx, one...))
	asked(ctx, func(ctx context.Context) {
		check(writer.WriteMessages(ctx, kafka.Message{Value: []byte("two")}, kafka.Message{Value: []byte("three")}))
	})
	idle := &kafka.Writer{Addr: kafka.TCP(broker), Topic: "nothing"}
	check(idle.WriteMessages(ctx))
	check(idle.Close())
	fmt.Println("the program's headers:", len(one[0].Headers), headers[:2][1].Key == "")

	// A topic for each message; nobody listens at the other address.
	open := &kafka.Writer{Addr: kafka.TCP(broker), BatchTimeout: time.Millisecond}
	check(open.WriteMessages(ctx, kafka.Message{Topic: "payments", Value: []byte("p")}, kafka.Message{Topic: "audit", Value: []byte("a")}))
	fmt.Println("no topic:", open.WriteMessages(ctx, kafka.Message{Value: []byte("lost")}) != nil)
	check(open.Close())
	narrow := &kafka.Writer{Addr: kafka.TCP(broker), Topic: "full", BatchTimeout: time.Millisecond, BatchBytes: 200}
	fmt.Println("just fits:", narrow.WriteMessages(ctx, kafka.Message{Value: make([]byte, 150)}), narrow.WriteMessages(ctx, kafka.Message{Value: make([]byte, 200)}) != nil)
	check(narrow.Close())

	db := sql.OpenDB(connector{})
	reader := kafka.NewReader(kafka.ReaderConfig{Brokers: []string{broker}, GroupID: "shop", Topic: "orders", MaxWait: 100 * time.Millisecond})
	for range 3 {
		message, err := reader.ReadMessage(ctx)
		check(err)
		fmt.Println(message.Topic, string(message.Value), shown(message.Headers))
		_, err = db.ExecContext(ctx, "INSERT INTO orders VALUES (1)")
		check(err)
		if string(message.Value) == "two" {
			check(writer.WriteMessages(ctx, kafka.Message{Value: []byte("sent on"), Headers: message.Headers}))
		}
	}
	message, err := reader.FetchMessage(ctx)
	check(err)
	fmt.Println(string(message.Value), shown(message.Headers))
	check(reader.CommitMessages(ctx, message))
	check(reader.Close())
	_, err = db.ExecContext(ctx, "DELETE FROM later")
	check(err)

	// A goroutine that ends with its message.
	var others sync.WaitGroup
	others.Add(1)
	go func() {
		defer others.Done()
		reader := kafka.NewReader(kafka.ReaderConfig{Brokers: []string{broker}, Topic: "payments", MaxWait: 100 * time.Millisecond})
		message, err := reader.ReadMessage(ctx)
		check(err)
		fmt.Println(message.Topic, string(message.Value))
	}()
	others.Wait()

	// Inside of the program's own work a message is part of that; nothing comes any more, and nobody waits for it.
	// A goroutine of a pool is at nothing; only the context says whose work it does.
	tasks, done := make(chan func()), make(chan struct{})
	go func() {
		for task := range tasks {
			task()
			done <- struct{}{}
		}
	}()
	asked(ctx, func(ctx context.Context) {
		tasks <- func() { work(ctx, db, broker) }
		<-done
	})
	closed := kafka.NewReader(kafka.ReaderConfig{Brokers: []string{broker}, Topic: "audit"})
	check(closed.Close())
	_, err = closed.ReadMessage(ctx)
	fmt.Println("closed:", errors.Is(err, io.EOF))
	check(writer.Close())
	fmt.Println("closed:", writer.WriteMessages(ctx, one...))
}

//otel:span
func asked(ctx context.Context, do func(context.Context)) {
	meanwhile(func() { do(ctx) })
}

// meanwhile is what the goroutine is at, and no context says so.
//
//otel:span
func meanwhile(do func()) { do() }

func work(ctx context.Context, db *sql.DB, broker string) {
	reader := kafka.NewReader(kafka.ReaderConfig{Brokers: []string{broker}, GroupID: "auditors", Topic: "audit", MaxWait: 100 * time.Millisecond})
	defer reader.Close()
	message, err := reader.ReadMessage(ctx)
	check(err)
	fmt.Println(message.Topic, string(message.Value))
	_, err = db.ExecContext(ctx, "INSERT INTO audit VALUES (1)")
	check(err)
	short, cancel := context.WithCancel(ctx)
	cancel()
	_, err = reader.ReadMessage(short)
	fmt.Println(err)
}

// shown leaves out what another program may have put there.
func shown(headers []kafka.Header) (text []string) {
	for _, h := range headers {
		if h.Key != "traceparent" {
			text = append(text, h.Key+"="+string(h.Value))
		}
	}
	return text
}

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
