// RabbitMQ: publishing with and without a context, with confirmation, to exchanges and queues; deliveries that are asked
// for and that come through a channel; headers that the program has and keeps.
package main

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"
	"os"
	"time"

	amqp "github.com/rabbitmq/amqp091-go"
)

func main() {
	conn, err := amqp.Dial("amqp://guest:guest@127.0.0.1:5672/")
	check(err)
	defer conn.Close()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	db := sql.OpenDB(connector{})
	defer db.Close()
	channel, err := conn.Channel()
	check(err)
	check(channel.ExchangeDelete("otelts-shop", false, false))
	check(channel.ExchangeDeclare("otelts-shop", "topic", true, true, false, false, nil))
	for _, queue := range []string{"otelts-orders", "otelts-mail"} {
		_, err = channel.QueueDelete(queue, false, false, false)
		check(err)
		_, err = channel.QueueDeclare(queue, true, false, false, false, nil)
		check(err)
	}
	check(channel.QueueBind("otelts-orders", "order.*", "otelts-shop", false, nil))
	check(channel.Confirm(false))
	confirmed := channel.NotifyPublish(make(chan amqp.Confirmation, 8))

	headers := amqp.Table{"tenant": "acme"}
	check(channel.PublishWithContext(ctx, "otelts-shop", "order.1", false, false, amqp.Publishing{Body: []byte("one"), Headers: headers, MessageId: "m1", CorrelationId: "c1"}))
	<-confirmed
	fmt.Println("the program's headers:", len(headers))
	check(channel.Publish("otelts-shop", "order.2", false, false, amqp.Publishing{Body: []byte("two")}))
	<-confirmed
	confirmation, err := channel.PublishWithDeferredConfirmWithContext(ctx, "", "otelts-orders", false, false, amqp.Publishing{Body: []byte("three")})
	check(err)
	<-confirmed
	fmt.Println("confirmed:", confirmation.Wait())

	for {
		delivery, ok, err := channel.Get("otelts-orders", true)
		check(err)
		if !ok {
			break
		}
		delete(delivery.Headers, "traceparent")
		fmt.Println(delivery.RoutingKey, string(delivery.Body), len(delivery.Headers))
		_, err = db.ExecContext(ctx, "INSERT INTO orders VALUES (1)")
		check(err)
		check(channel.PublishWithContext(ctx, "", "otelts-mail", false, false, amqp.Publishing{Body: delivery.Body, MessageId: delivery.MessageId, CorrelationId: delivery.CorrelationId}))
		<-confirmed
	}
	_, err = db.ExecContext(ctx, "DELETE FROM later")
	check(err)

	deliveries, err := channel.Consume("otelts-mail", "shop", false, false, false, false, nil)
	check(err)
	for range 3 {
		delivery := <-deliveries
		fmt.Println(delivery.RoutingKey, string(delivery.Body))
		check(delivery.Ack(false))
	}
	check(channel.Cancel("shop", false))
	work(channel)
	asked(ctx, func(ctx context.Context) { everyWay(ctx, channel) })
	check(channel.Close())
	asked(ctx, func(ctx context.Context) { everyWay(ctx, channel) })
	channel, err = conn.Channel()
	check(err)
	for _, queue := range []string{"otelts-orders", "otelts-mail"} {
		_, err = channel.QueueDelete(queue, false, false, false)
		check(err)
	}
}

//otel:span work
func work(channel *amqp.Channel) {
	check(channel.Publish("", "otelts-mail", false, false, amqp.Publishing{Body: []byte("within")}))
	for {
		delivery, ok, err := channel.Get("otelts-mail", true)
		check(err)
		if ok {
			fmt.Println(string(delivery.Body))
			return
		}
	}
}

//otel:span
func asked(ctx context.Context, do func(context.Context)) {
	meanwhile(func() { do(ctx) })
}

// meanwhile is what the goroutine is at, and no context says so.
//
//otel:span
func meanwhile(do func()) { do() }

// everyWay publishes an answer to somebody, and takes it back each time.
func everyWay(ctx context.Context, channel *amqp.Channel) {
	answer := amqp.Publishing{Body: []byte("answer"), MessageId: "m2", CorrelationId: "c1"}
	fmt.Println("with a context:", channel.PublishWithContext(ctx, "", "otelts-mail", false, false, answer))
	fmt.Println("without one:", channel.Publish("", "otelts-mail", false, false, answer))
	_, err := channel.PublishWithDeferredConfirmWithContext(ctx, "", "otelts-mail", false, false, answer)
	fmt.Println("confirmed:", err)
	_, err = channel.PublishWithDeferredConfirm("", "otelts-mail", false, false, answer)
	fmt.Println("confirmed without one:", err)
	taken := 0
	for err = nil; err == nil && taken < 4; {
		var ok bool
		if _, ok, err = channel.Get("otelts-mail", true); ok {
			taken++
		}
	}
	fmt.Println("taken back:", taken, err)
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
