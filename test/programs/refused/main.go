package main

import (
	"fmt"

	"example.com/refused/lib"
	"example.com/refused/own"
	"example.com/refused/spread"
)

type request struct{ ID int }

//otel:span user.id:req.User.ID request.id:req.ID other:req.none
func serve(req *request) int { return req.ID }

//otel:span count:n
func count(n int) int { return n }

func price(cents int, name string) int { return cents + len(name) }

func discount(percent int) int { return percent / 2 }

type message struct{ header map[string][]string }

func send(message *message) string {
	if message == nil {
		return "nothing"
	}
	return fmt.Sprint(len(message.header))
}

//otel:span
func sendAll() string { return send(&message{}) + " " + send(nil) }

func fit(len int, text []byte) (string bool) { return cap(text) <= len }

func main() {
	fmt.Println(lib.Open{1, 2}.B, lib.New(3) == lib.New(3), own.Convert(4, 5), own.Read(&own.From{}), spread.All().Names())
	fmt.Println(serve(&request{6}), count(7), price(250, "pen"), discount(50), fit(8, []byte("pen")), sendAll())
}
