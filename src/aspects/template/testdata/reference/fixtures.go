package main

import (
	"errors"
	"fmt"
	"strings"
	"text/template"
)

// The functions and fixtures here have twins of the same behaviour in fixtures.ts.
var functions = template.FuncMap{
	"Version": func() string { return "v1.2.3" },
	"upper":   strings.ToUpper,
	"list":    func(values ...any) []any { return values },
	"fail":    func(reason string) (string, error) { return "", errors.New(reason) },
}

var fixtures = map[string]any{"call": newJoinPoint()}

// joinPoint is what the dot of an aspect's template looks like.
type joinPoint struct {
	Function      function
	AST           ast
	DirectiveArgs []any
	Missing       *function
}

func (joinPoint) String() string { return "client.Do(req)" }

type function struct {
	Name    string
	Results []any
}

func (f function) Argument(i int) (string, error) {
	arguments := []string{"ctx", "req"}
	if i < 0 || i >= len(arguments) {
		return "", fmt.Errorf("no argument %d", i)
	}
	return arguments[i], nil
}

func (f function) ArgumentOfType(typ string) string {
	if typ == "context.Context" {
		return "ctx"
	}
	return ""
}

func (f function) Describe(prefix string, i int) string { return fmt.Sprint(prefix, f.Name, i) }

func (f function) Self() function { return f }

type ast struct {
	Args []any
}

func (ast) String() string { return "<ast>" }

type node struct{ text string }

func (n node) String() string { return n.text }

func newJoinPoint() joinPoint {
	return joinPoint{
		Function:      function{Name: "Do", Results: []any{"resp", "err"}},
		AST:           ast{Args: []any{node{"a"}, node{"b + 1"}, node{"f(x)"}}},
		DirectiveArgs: []any{map[string]any{"Key": "name", "Value": "x"}, map[string]any{"Key": "tag", "Value": "y"}},
	}
}
