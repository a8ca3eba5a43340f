package main

import (
	"bytes"
	"fmt"
	"net/url"
	"os"
)

type failure struct{}

func (*failure) Error() string { return "failure" }

func first(n int, w *os.File) {}

func fails(b bytes.Buffer) (err *failure, n int) { return nil, 1 }

func found(u *url.URL, b *bytes.Buffer) (*url.URL, error) { return u, nil }

func other(w *os.File) {}

func main() {
	first(1, os.Stdout)
	fails(bytes.Buffer{})
	fmt.Println(found(&url.URL{}, &bytes.Buffer{}))
	other(os.Stdout)
}
