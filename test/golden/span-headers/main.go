package main

import (
	"errors"
	"fmt"
)

type values map[string][]string

type response struct{ header values }

func fetch(header map[string][]string) (*response, error) {
	if len(header) == 0 {
		return nil, errors.New("nothing to send")
	}
	return &response{values(header)}, nil
}

func main() {
	fmt.Println(fetch(nil))
	r, err := fetch(map[string][]string{"Accept": {"*/*"}})
	fmt.Println(r.header, err)
}
