//line /src/main.go:1:1
package main

import (
	"bytes"
	"fmt"
	"io"
	"strings"
)

type embedded struct{ *bytes.Buffer }

type byValue struct{ inner bytes.Buffer }

type alias = bytes.Buffer

type list[T any] struct{ items []T }

func (l *list[T]) Len() int { return len(l.items) }

type sized interface{ Len() int }

type named interface {
	sized
	io.Reader
}

func main() {
	p := bytes.NewBufferString("a")
	var v bytes.Buffer
	e := embedded{p}
	b := byValue{}
	a := &alias{}
	l := &list[int]{}
	var n named = p
	fmt.Println(p.Len(), v.Len(), /*line aspects.yaml:5:46*/(/*line /src/main.go:35:32*/e.Len()/*line aspects.yaml:5:46*/)/*line /src/main.go:35:39*/, b.inner.Len(), a.Len())
	fmt.Println(l.Len(), (&list[string]{}).Len(), n.Len(), strings.NewReader("x").Len())
	fmt.Println(bytes.NewBufferString("y").Len(), (*bytes.Buffer).Len(p))
	length := p.Len
	fmt.Println(length())
}
