package main

import (
	"errors"
	"fmt"
)

type stream struct{ id int }

func open(id int) (*stream, error) {
	if id == 0 {
		return nil, errors.New("none")
	}
	return &stream{id}, nil
}

func (s *stream) close(err error) { fmt.Println("closed", s.id, err) }

func main() {
	if s, err := open(1); err == nil {
		s.close(nil)
		s.close(errors.New("again"))
	}
	fmt.Println(open(0))
}
