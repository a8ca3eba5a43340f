package hooks

import (
	"context"
	"testing"
	"time"

	"github.com/IBM/sarama"
	mqtt "github.com/eclipse/paho.mqtt.golang"
	"github.com/hibiken/asynq"
	"github.com/nats-io/nats.go"
	amqp "github.com/rabbitmq/amqp091-go"
	"github.com/segmentio/kafka-go"
	"github.com/twmb/franz-go/pkg/kfake"
	"github.com/twmb/franz-go/pkg/kgo"
)

func BenchmarkNATS(b *testing.B) {
	conn, err := nats.Connect("nats://127.0.0.1:4222")
	if err != nil {
		b.Skip("no NATS on 127.0.0.1:4222")
	}
	defer conn.Close()
	if _, err := conn.Subscribe("otelts.bench", func(m *nats.Msg) { m.Respond(m.Data) }); err != nil {
		b.Fatal(err)
	}
	each(b, func() {
		if _, err := conn.Request("otelts.bench", []byte("7"), time.Minute); err != nil {
			b.Fatal(err)
		}
	})
}

func BenchmarkAMQP(b *testing.B) {
	conn, err := amqp.Dial("amqp://guest:guest@127.0.0.1:5672/")
	if err != nil {
		b.Skip("no RabbitMQ on 127.0.0.1:5672")
	}
	defer conn.Close()
	channel, err := conn.Channel()
	if err != nil {
		b.Fatal(err)
	}
	queue, err := channel.QueueDeclare("", false, true, true, false, nil)
	if err != nil {
		b.Fatal(err)
	}
	deliveries, err := channel.Consume(queue.Name, "", true, true, false, false, nil)
	if err != nil {
		b.Fatal(err)
	}
	each(b, func() {
		if err := channel.PublishWithContext(b.Context(), "", queue.Name, false, false, amqp.Publishing{Body: []byte("7")}); err != nil {
			b.Fatal(err)
		}
		<-deliveries
	})
}

func BenchmarkMQTT(b *testing.B) {
	client := mqtt.NewClient(mqtt.NewClientOptions().AddBroker("tcp://127.0.0.1:1883").SetClientID("otelts-bench").SetConnectTimeout(time.Second))
	if token := client.Connect(); !token.WaitTimeout(2*time.Second) || token.Error() != nil {
		b.Skip("no MQTT broker on 127.0.0.1:1883")
	}
	defer client.Disconnect(0)
	got := make(chan struct{}, 1)
	client.Subscribe("otelts/bench", 0, func(mqtt.Client, mqtt.Message) { got <- struct{}{} }).Wait()
	each(b, func() {
		client.Publish("otelts/bench", 0, false, "7").Wait()
		<-got
	})
}

func BenchmarkFranzGo(b *testing.B) {
	client, err := kgo.NewClient(kgo.SeedBrokers(brokers(b)...), kgo.DefaultProduceTopic("bench"), kgo.ConsumeTopics("bench"), kgo.ProducerLinger(0))
	if err != nil {
		b.Fatal(err)
	}
	defer client.Close()
	each(b, func() {
		if err := client.ProduceSync(b.Context(), &kgo.Record{Value: []byte("7")}).FirstErr(); err != nil {
			b.Fatal(err)
		}
		for client.PollFetches(context.Background()).NumRecords() == 0 {
		}
	})
}

// brokers of a Kafka in this program.
func brokers(b *testing.B) []string {
	cluster, err := kfake.NewCluster(kfake.NumBrokers(1), kfake.SeedTopics(1, "bench"))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(cluster.Close)
	return cluster.ListenAddrs()
}

func BenchmarkKafkaGo(b *testing.B) {
	kafkas := brokers(b)
	writer := &kafka.Writer{Addr: kafka.TCP(kafkas...), Topic: "bench", BatchSize: 1}
	defer writer.Close()
	reader := kafka.NewReader(kafka.ReaderConfig{Brokers: kafkas, Topic: "bench"})
	defer reader.Close()
	each(b, func() {
		if err := writer.WriteMessages(b.Context(), kafka.Message{Value: []byte("7")}); err != nil {
			b.Fatal(err)
		}
		if _, err := reader.ReadMessage(b.Context()); err != nil {
			b.Fatal(err)
		}
	})
}

// claims hands on what a group consumes.
type claims chan *sarama.ConsumerMessage

func (claims) Setup(sarama.ConsumerGroupSession) error   { return nil }
func (claims) Cleanup(sarama.ConsumerGroupSession) error { return nil }
func (c claims) ConsumeClaim(session sarama.ConsumerGroupSession, claim sarama.ConsumerGroupClaim) error {
	for message := range claim.Messages() {
		session.MarkMessage(message, "")
		c <- message
	}
	return nil
}

func BenchmarkSarama(b *testing.B) {
	kafkas, config := brokers(b), sarama.NewConfig()
	config.Version = sarama.V2_1_0_0
	config.Producer.Return.Successes = true
	config.Consumer.Offsets.Initial = sarama.OffsetOldest
	producer, err := sarama.NewSyncProducer(kafkas, config)
	if err != nil {
		b.Fatal(err)
	}
	defer producer.Close()
	group, err := sarama.NewConsumerGroup(kafkas, "bench", config)
	if err != nil {
		b.Fatal(err)
	}
	defer group.Close()
	got := make(claims)
	go group.Consume(b.Context(), []string{"bench"}, got)
	each(b, func() {
		if _, _, err := producer.SendMessage(&sarama.ProducerMessage{Topic: "bench", Value: sarama.StringEncoder("7")}); err != nil {
			b.Fatal(err)
		}
		<-got
	})
}

func BenchmarkAsynq(b *testing.B) {
	const queue = "otelts-bench"
	redis := asynq.RedisClientOpt{Addr: "127.0.0.1:6379", DB: 12, DialTimeout: time.Second}
	client, inspector := asynq.NewClient(redis), asynq.NewInspector(redis)
	defer client.Close()
	defer inspector.Close()
	if client.Ping() != nil {
		b.Skip("no Redis on 127.0.0.1:6379")
	}
	inspector.DeleteQueue(queue, true)
	enqueue := func() {
		if _, err := client.EnqueueContext(b.Context(), asynq.NewTask("sell", []byte("7")), asynq.Queue(queue)); err != nil {
			b.Fatal(err)
		}
	}
	// A server that finds nothing looks again after a second: some tasks are always there.
	for range 100 {
		enqueue()
	}
	done := make(chan bool)
	server := asynq.NewServer(redis, asynq.Config{Queues: map[string]int{queue: 1}, LogLevel: asynq.FatalLevel, Concurrency: 1})
	sold := asynq.HandlerFunc(func(context.Context, *asynq.Task) error {
		done <- true
		return nil
	})
	if err := server.Start(sold); err != nil {
		b.Fatal(err)
	}
	each(b, func() {
		enqueue()
		<-done
	})
	go func() {
		for range done {
		}
	}()
	server.Shutdown()
	inspector.DeleteQueue(queue, true)
}
