//line /src/main.go:1:1
package main

import "fmt"

type Worker struct{ Queue string }

func (otelts_receiver *Worker) Work(n int) (int, error) {/*line aspects.yaml:7:11*/{ if otelts_s := otelts_measuring(&otelts_metric_0); otelts_s.ok() { otelts_try(func() { otelts_s.attr("\x0a\x0ashop.queue", otelts_receiver.Queue) }); otelts_valueInt(otelts_s, 1); otelts_hold(otelts_s); defer otelts_record(otelts_s) } };/*line /src/main.go:7:42*/ return n * 2, nil }

func main() { fmt.Println((&Worker{"mail"}).Work(21)) }
