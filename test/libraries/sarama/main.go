// Producers, synchronous and not, and a consumer group of sarama: headers that the program has and keeps, several messages
// in a call, messages that are refused, one that goes on with a trace of its own, one that is sent again.
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
	sendAsync(cluster.ListenAddrs(), config)

	group, err := sarama.NewConsumerGroup(cluster.ListenAddrs(), "shop", config)
	check(err)
	handler := &handler{left: 6, stop: cancel}
	for ctx.Err() == nil {
		if err := group.Consume(ctx, []string{"orders"}, handler); err != nil {
			fmt.Println(err)
			break
		}
	}
	check(group.Close())
}

func sendAsync(addresses []string, config *sarama.Config) {
	config.Producer.Partitioner = func(topic string) sarama.Partitioner {
		if topic == "payments" {
			return sarama.NewManualPartitioner(topic)
		}
		return sarama.NewHashPartitioner(topic)
	}
	producer, err := sarama.NewAsyncProducer(addresses, config)
	check(err)
	ours := &sarama.ProducerMessage{Topic: "orders", Value: sarama.StringEncoder("four"), Headers: []sarama.RecordHeader{{Key: []byte("tenant"), Value: []byte("acme")}}}
	for range 2 {
		producer.Input() <- ours
		done := <-producer.Successes()
		fmt.Println("sent:", done.Value, len(done.Headers), done == ours)
	}
	trace := []sarama.RecordHeader{{Key: []byte("traceparent"), Value: []byte("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")}}
	producer.Input() <- &sarama.ProducerMessage{Topic: "orders", Value: sarama.StringEncoder("five"), Headers: trace}
	fmt.Println("sent:", string((<-producer.Successes()).Headers[0].Value) == string(trace[0].Value))
	producer.Input() <- &sarama.ProducerMessage{Topic: "payments", Partition: 7, Value: sarama.StringEncoder("six")}
	fmt.Println("refused:", (<-producer.Errors()).Err)
	producer.Input() <- &sarama.ProducerMessage{Topic: "payments", Value: sarama.ByteEncoder(make([]byte, 950))}
	fmt.Println("just fits:", len((<-producer.Successes()).Headers))
	check(producer.Close())
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
