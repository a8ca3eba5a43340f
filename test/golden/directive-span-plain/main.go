package main

import "fmt"

//otel:span
func work(n int) int { return n * 2 }

type Shop struct{ name string }

// Find is a method of a pointer.
//
//otel:span
func (s *Shop) Find(item string) string { return s.name + item }

// A twin without it stays as it is, whatever stands behind it on a line: //otel:span
func idle(n int) int { return n } //otel:ignore is about nothing here

// otel:span with a blank is a comment.
func said(n int) int { return n }

func main() {
	fmt.Println(work(2), (&Shop{"s"}).Find("x"), idle(1), said(1))
}
