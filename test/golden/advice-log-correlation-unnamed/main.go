package main

import (
	"context"
	"fmt"
)

type handler struct{ out *string }

func (h handler) note(trace, span, text string) { *h.out += trace + span + text }

func (handler) Handle(context.Context, string) error { return nil }

type other struct{}

func (other) Handle(_ context.Context, _ string) error { return nil }

func main() {
	fmt.Println(handler{new(string)}.Handle(nil, "x"), other{}.Handle(nil, "x"))
}
