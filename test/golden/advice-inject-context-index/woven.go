//line /src/main.go:1:1
package main

import "fmt"

type message struct{ headers map[string][]string }

func publish(messages ...message) int {/*line aspects.yaml:5:32*/if otelts_mayInject() { otelts_try(func() { otelts_inject(messages[len(messages)-1].headers) }) };/*line /src/main.go:7:40*/ return len(messages) }

func main() { fmt.Println(publish(), publish(message{}, message{map[string][]string{}})) }
