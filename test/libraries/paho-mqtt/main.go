// MQTT 3.1.1: messages that are published, handlers of a topic and of a filter, one that publishes on.
package main

import (
	"fmt"
	"os"
	"time"

	mqtt "github.com/eclipse/paho.mqtt.golang"
)

func main() {
	client := mqtt.NewClient(mqtt.NewClientOptions().AddBroker("tcp://127.0.0.1:1883").SetClientID("otelts-shop").SetOrderMatters(false))
	check(client.Connect())
	done := make(chan string, 4)
	check(client.Subscribe("otelts/orders/+", 1, func(c mqtt.Client, m mqtt.Message) {
		check(c.Publish("otelts/mail", 1, false, m.Payload()))
		done <- m.Topic() + " " + string(m.Payload())
	}))
	mail := make(chan string, 4)
	check(client.Subscribe("otelts/mail", 1, func(c mqtt.Client, m mqtt.Message) { mail <- m.Topic() + " " + string(m.Payload()) }))
	check(client.Publish("otelts/orders/eu", 1, false, "one"))
	fmt.Println(<-done)
	fmt.Println(<-mail)
	client.Disconnect(250)
	token := client.Publish("otelts/orders/eu", 0, false, "too late")
	token.Wait()
	fmt.Println(token.Error())
}

func check(token mqtt.Token) {
	if !token.WaitTimeout(time.Minute) || token.Error() != nil {
		fmt.Println(token.Error())
		os.Exit(1)
	}
}
