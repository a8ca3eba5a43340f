package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
)

type failure struct{ error }

type wrong struct{}

func (wrong) Read(text string) (int, error) { return 0, nil }

func buffer(n int, b *bytes.Buffer) (*bytes.Buffer, error) { return b, nil }

func value(b bytes.Buffer) (bytes.Buffer, *failure) { return b, nil }

func reader(r io.ReadCloser) (int, failure) { return 0, failure{errors.New("x")} }

func mistaken(w wrong) wrong { return w }

func generic[R io.Reader](r R) (error, R) { return nil, r }

func file(f *os.File, text ...string) {}

func main() {
	buffer(1, nil)
	value(bytes.Buffer{})
	reader(nil)
	mistaken(wrong{})
	generic(os.Stdin)
	file(nil)
	fmt.Println("done")
}
