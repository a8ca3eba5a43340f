// A synchronous producer and a consumer group of sarama: headers that the program has and keeps, several messages in a
// call, a message that is refused, brokers that know no headers.
package main

import (
	"context"
	"fmt"
	"os"
	"time"

	"github.com/IBM/sarama"
	"github.com/twmb/franz-go/pkg/kfake"
)

func main() {
	cluster, err := kfake.NewCluster(kfake.NumBrokers(1), kfake.SeedTopics(1, "orders", "payments"))
	check(err)
	defer cluster.Close()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	config := sarama.NewConfig()
	config.Version = sarama.V2_1_0_0
	config.Producer.Return.Successes = true
	config.Consumer.Offsets.Initial = sarama.OffsetOldest
	config.Producer.MaxMessageBytes = 1000
	producer, err := sarama.NewSyncProducer(cluster.ListenAddrs(), config)
	check(err)

	headers := make([]sarama.RecordHeader, 1, 8)
	headers[0] = sarama.RecordHeader{Key: []byte("tenant"), Value: []byte("acme")}
	one := &sarama.ProducerMessage{Topic: "orders", Value: sarama.StringEncoder("one"), Headers: headers}
	_, offset, err := producer.SendMessage(one)
	check(err)
	fmt.Println("the program's headers:", len(one.Headers), headers[:2][1].Key == nil, offset)
	check(producer.SendMessages([]*sarama.ProducerMessage{
		{Topic: "orders", Value: sarama.StringEncoder("two")}, {Topic: "orders", Value: sarama.StringEncoder("three")},
	}))
	_, _, err = producer.SendMessage(&sarama.ProducerMessage{Topic: "orders", Value: sarama.ByteEncoder(make([]byte, 2000))})
	fmt.Println("refused:", err != nil)
	fmt.Println("refused:", producer.SendMessages([]*sarama.ProducerMessage{{Topic: "orders", Value: sarama.ByteEncoder(make([]byte, 2000))}}) != nil)
	check(producer.SendMessages(nil))
	_, _, err = producer.SendMessage(&sarama.ProducerMessage{Topic: "payments", Value: sarama.ByteEncoder(make([]byte, 950))})
	fmt.Println("just fits:", err)
	check(producer.Close())

	group, err := sarama.NewConsumerGroup(cluster.ListenAddrs(), "shop", config)
	check(err)
	handler := &handler{left: 3, stop: cancel}
	for ctx.Err() == nil {
		if err := group.Consume(ctx, []string{"orders"}, handler); err != nil {
			fmt.Println(err)
			break
		}
	}
	check(group.Close())
}

type handler struct {
	left int
	stop func()
}

func (*handler) Setup(sarama.ConsumerGroupSession) error   { return nil }
func (*handler) Cleanup(sarama.ConsumerGroupSession) error { return nil }

func (h *handler) ConsumeClaim(session sarama.ConsumerGroupSession, claim sarama.ConsumerGroupClaim) error {
	for message := range claim.Messages() {
		fmt.Println(message.Topic, string(message.Value), shown(message.Headers))
		session.MarkMessage(message, "")
		if h.left--; h.left == 0 {
			h.stop()
		}
	}
	return nil
}

// shown leaves out what another program may have put there.
func shown(headers []*sarama.RecordHeader) (text []string) {
	for _, h := range headers {
		if string(h.Key) != "traceparent" {
			text = append(text, string(h.Key)+"="+string(h.Value))
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
