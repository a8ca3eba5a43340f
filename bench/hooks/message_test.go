package hooks

import (
	"context"
	"testing"
	"time"

	mqtt "github.com/eclipse/paho.mqtt.golang"
	"github.com/nats-io/nats.go"
	amqp "github.com/rabbitmq/amqp091-go"
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
	cluster, err := kfake.NewCluster(kfake.NumBrokers(1), kfake.SeedTopics(1, "bench"))
	if err != nil {
		b.Fatal(err)
	}
	defer cluster.Close()
	client, err := kgo.NewClient(kgo.SeedBrokers(cluster.ListenAddrs()...), kgo.DefaultProduceTopic("bench"), kgo.ConsumeTopics("bench"), kgo.ProducerLinger(0))
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
