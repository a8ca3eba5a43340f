package main

import "fmt"

type Client struct{ name string }

func (c *Client) Do() { fmt.Println("do", c.name) }

type Other struct{ name string }

func (o *Other) Do() { fmt.Println("other", o.name) }

func main() {
	var zero Client
	zero.Do()
	(&Client{name: "literal"}).Do()
	(&Other{"other"}).Do()
}
