package main

import (
	"fmt"
	"io"
	"strings"
)

type a struct{ x int }

type b struct{ y string }

func f(v any, n int, receiverless bool) io.ReadCloser { return io.NopCloser(strings.NewReader("x")) }

func main() {
	text, err := io.ReadAll(f(b{}, 1, true))
	fmt.Println(string(text), err)
}
