// Package own has loggers as programs write them.
package own

import (
	"context"
	"fmt"
	"maps"
	"os"
	"slices"
)

type Logger struct{ name string }

func New(name string) *Logger { return &Logger{name} }

func (l *Logger) Log(ctx context.Context, text string, fields map[string]string) {
	fmt.Fprint(os.Stdout, l.name, " ", text)
	for _, key := range slices.Sorted(maps.Keys(fields)) {
		fmt.Fprint(os.Stdout, " ", key, "=", fields[key])
	}
	fmt.Fprintln(os.Stdout)
}

func has(fields map[string]string, key string) bool {
	_, ok := fields[key]
	return ok
}

func with(fields map[string]string, key, value string) map[string]string {
	copied := maps.Clone(fields)
	if copied == nil {
		copied = map[string]string{}
	}
	copied[key] = value
	return copied
}

// Typed logs values of one type, and knows no context.
type Typed[T any] struct{ text func(string) T }

func NewTyped[T any](text func(string) T) Typed[T] { return Typed[T]{text} }

func (t Typed[T]) Log(values []T) {
	fmt.Fprintln(os.Stdout, append([]any{"typed"}, anyOf(values)...)...)
}

func anyOf[T any](values []T) (all []any) {
	for _, v := range values {
		all = append(all, v)
	}
	return all
}

// Its context can't be read while there is nobody.
var nobody *struct{ context context.Context }

// Line is a logger that is a function.
var Line = func(text string) string {
	fmt.Fprintln(os.Stdout, text)
	return text
}
