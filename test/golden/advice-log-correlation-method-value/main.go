package main

import (
	"context"
	"fmt"
)

type Log string

func (l Log) Print(ctx context.Context, text string) { fmt.Println(l, text) }

type service struct{ Log }

func main() {
	value, expression := Log("a").Print, Log.Print
	value(context.Background(), "value")
	expression("b", nil, "expression")
	service{"c"}.Print(nil, "embedded")
	var p interface {
		Print(context.Context, string)
	} = service{"d"}
	defer p.Print(nil, "deferred")
}
