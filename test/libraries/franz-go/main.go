// A producer and consumers of franz-go: records that are waited for and records with promises, headers that the program
// has and keeps, records by an iterator, by EachRecord, and all at once inside of the program's own work.
package main

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"
	"os"
	"time"

	"github.com/twmb/franz-go/pkg/kfake"
	"github.com/twmb/franz-go/pkg/kgo"
)

func main() {
	cluster, err := kfake.NewCluster(kfake.NumBrokers(1), kfake.SeedTopics(1, "orders", "payments", "full"))
	check(err)
	defer cluster.Close()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	db := sql.OpenDB(connector{})
	defer db.Close()

	producer, err := kgo.NewClient(kgo.SeedBrokers(cluster.ListenAddrs()...), kgo.DefaultProduceTopic("orders"))
	check(err)
	headers := make([]kgo.RecordHeader, 1, 8)
	headers[0] = kgo.RecordHeader{Key: "tenant", Value: []byte("acme")}
	one := &kgo.Record{Value: []byte("one"), Headers: headers}
	check(producer.ProduceSync(ctx, one).FirstErr())
	fmt.Println("the program's headers:", len(one.Headers), headers[:2][1].Key == "")
	promised := make(chan error)
	producer.Produce(ctx, &kgo.Record{Value: []byte("two")}, func(r *kgo.Record, err error) {
		fmt.Println("promised:", string(r.Value), len(r.Headers))
		promised <- err
	})
	check(<-promised)
	producer.Produce(ctx, &kgo.Record{Topic: "payments", Value: []byte("nobody waits")}, nil)
	check(producer.Flush(ctx))
	narrow, err := kgo.NewClient(kgo.SeedBrokers(cluster.ListenAddrs()...), kgo.ProducerBatchMaxBytes(2000), kgo.ProducerBatchCompression(kgo.NoCompression()))
	check(err)
	check(narrow.ProduceSync(ctx, &kgo.Record{Topic: "full", Value: make([]byte, 1900)}).FirstErr())
	narrow.Close()

	consumer, err := kgo.NewClient(kgo.SeedBrokers(cluster.ListenAddrs()...), kgo.ConsumeTopics("orders"))
	check(err)
	for seen := 0; seen < 2; {
		fetches := consumer.PollFetches(ctx)
		check(fetches.Err0())
		for iter := fetches.RecordIter(); !iter.Done(); seen++ {
			record := iter.Next()
			fmt.Println(record.Topic, string(record.Value), shown(record.Headers))
			_, err := db.ExecContext(ctx, "INSERT INTO orders VALUES (1)")
			check(err)
			if seen == 0 {
				check(producer.ProduceSync(ctx, &kgo.Record{Topic: "payments", Value: []byte("sent on"), Headers: record.Headers}).FirstErr())
			}
		}
	}
	_, err = db.ExecContext(ctx, "DELETE FROM later")
	check(err)
	consumer.Close()

	consumer, err = kgo.NewClient(kgo.SeedBrokers(cluster.ListenAddrs()...), kgo.ConsumeTopics("payments"))
	check(err)
	for seen := 0; seen < 2; {
		fetches := consumer.PollRecords(ctx, 1)
		check(fetches.Err0())
		fetches.EachRecord(func(record *kgo.Record) {
			seen++
			fmt.Println(record.Topic, string(record.Value))
			_, err := db.ExecContext(ctx, "INSERT INTO payments VALUES (1)")
			check(err)
		})
	}
	consumer.Close()

	asked(ctx, func(ctx context.Context) { work(ctx, cluster.ListenAddrs()) })
	producer.Close()
	failed := producer.ProduceSync(ctx, &kgo.Record{Topic: "orders", Value: []byte("too late")}).FirstErr()
	fmt.Println("closed:", failed)
}

//otel:span
func asked(ctx context.Context, do func(context.Context)) {
	meanwhile(func() { do(ctx) })
}

// meanwhile is what the goroutine is at, and no context says so.
//
//otel:span
func meanwhile(do func()) { do() }

func work(ctx context.Context, brokers []string) {
	consumer, err := kgo.NewClient(kgo.SeedBrokers(brokers...), kgo.ConsumeTopics("payments"), kgo.ConsumerGroup("shop"))
	check(err)
	defer consumer.Close()
	for seen := 0; seen < 2; {
		fetches := consumer.PollRecords(ctx, 1)
		check(fetches.Err0())
		seen += len(fetches.Records())
	}
	fmt.Println("all at once")
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	fmt.Println("cancelled:", consumer.PollRecords(cancelled, 1).Err0())
}

// shown leaves out what another program may have put there.
func shown(headers []kgo.RecordHeader) (text []string) {
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
