package main

import (
	"fmt"
	"io"
	"strings"
)

type response struct{ body io.ReadCloser }

func open(text string) (*response, error) {
	if text == "" {
		return nil, io.ErrUnexpectedEOF
	}
	return &response{io.NopCloser(strings.NewReader(text))}, nil
}

func main() {
	r, err := open("text")
	all, _ := io.ReadAll(r.body)
	fmt.Println(string(all), r.body.Close(), err)
	fmt.Println(open(""))
}
