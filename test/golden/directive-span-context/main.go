package main

import (
	"context"
	"errors"
	"fmt"
)

//otel:span
func load(id int, ctx context.Context) (string, error) {
	if id == 0 {
		return "", errors.New("no id")
	}
	return inner(ctx)
}

//otel:span
func inner(context.Context) (name string, err error) { return "x", ctxless() }

//otel:span
func ctxless() error { return nil }

type failure struct{}

// A twin whose last result is no error as it is written, and whose only context is one of several.
//
//otel:span
func twin(all ...context.Context) (error, *failure) { return nil, nil }

func main() {
	fmt.Println(load(1, context.Background()))
	fmt.Println(load(0, nil))
	fmt.Println(twin())
}
