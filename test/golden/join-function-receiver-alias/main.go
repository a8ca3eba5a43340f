package main

import "fmt"

type server struct{ name string }

type same = server

type pointer = *same

type client struct{ name string }

func (s *same) Alias() string { return s.name }

func (p pointer) Pointer() string { return p.name }

func (s same) Value() string { return s.name }

func (c *client) Alias() string { return c.name }

func main() {
	s := same{"s"}
	fmt.Println(s.Alias(), s.Pointer(), s.Value(), (&client{"c"}).Alias())
}
