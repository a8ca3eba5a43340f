//line /src/main.go:1:1
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

func (e *Entry) Write() string {/*line aspects.yaml:11:24*/{ var otelts_ctx interface{}; otelts_try(func() { otelts_ctx = e.request.context }); if otelts_l := otelts_correlation(&otelts_site_0, otelts_ctx); otelts_l.ok() { otelts_when := 1 == 0; otelts_try(func() { otelts_when = e.level >= e.logger.level }); if otelts_when { otelts_present := 1 == 1; otelts_try(func() { otelts_present = e.has("trace_id") || e.has("span_id") }); if !otelts_present { e.fields = append(e.fields, "trace_id", otelts_l.traceID)
} } } };/*line /src/main.go:26:33*/ return fmt.Sprint(e.level, e.fields) }

func main() {
	fmt.Println((&Entry{}).Write(), (&Entry{fields: []string{"trace_id", "1"}}).Write())
}
