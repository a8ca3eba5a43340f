package main

import (
	"context"
	"fmt"
)

type request struct{ context context.Context }

type Entry struct {
	request *request
	logger  *struct{ level int }
	level   int
	fields  []string
}

func (e *Entry) has(key string) bool {
	for i := 0; i < len(e.fields); i += 2 {
		if e.fields[i] == key {
			return true
		}
	}
	return false
}

func (e *Entry) Write() string { return fmt.Sprint(e.level, e.fields) }

func main() {
	fmt.Println((&Entry{}).Write(), (&Entry{fields: []string{"trace_id", "1"}}).Write())
}
