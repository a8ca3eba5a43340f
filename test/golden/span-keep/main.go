package main

import (
	"errors"
	"fmt"
)

type Rows struct {
	count int
	err   error
}

type Closer interface{ Close() }

func Query(text string) (Closer, error) {
	if text == "" {
		return nil, errors.New("empty")
	}
	return &Rows{count: len(text)}, nil
}

func (r *Rows) Close() {
	if r.count > 3 {
		r.err = errors.New("too many")
	}
}

func Close(r *Rows) { r.Close() }

func main() {
	rows, err := Query("rows")
	rows.Close()
	rows.Close()
	fmt.Println(rows.(*Rows).err, err)
	fmt.Println(Query(""))
}
