package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
)

func f(_ context.Context, a, b *strings.Reader) (int, error) { return a.Len() + b.Len(), errors.New("lost") }

func main() { fmt.Println(f(nil, strings.NewReader("abc"), strings.NewReader("d"))) }
