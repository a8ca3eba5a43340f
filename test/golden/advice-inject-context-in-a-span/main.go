package main

import (
	"errors"
	"fmt"
)

type request struct {
	name    string
	headers map[string][]string
}

func send(r *request) error {
	if r.headers == nil {
		return errors.New("no headers")
	}
	return nil
}

func main() { fmt.Println(send(&request{name: "a"}), send(&request{headers: map[string][]string{}})) }
