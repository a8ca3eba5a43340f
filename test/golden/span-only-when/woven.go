//line /src/main.go:1:1
package main

import "fmt"

type request struct {
	remote, internal bool
	peer             string
}

func call(r *request) string {/*line aspects.yaml:5:22*/{ otelts_when := 1 == 0; otelts_try(func() { otelts_when = r.remote && !r.internal }); if otelts_when { if otelts_s := otelts_begin(&otelts_site_0, otelts_none); otelts_s.ok() { if otelts_s.recording { otelts_try(func() { otelts_s.attr("\x0a\x04peer", r.peer) }) }; otelts_enter(otelts_s); defer func() { otelts_leave(otelts_s); otelts_end(otelts_s) }() } } };/*line /src/main.go:10:31*/ return fmt.Sprint(r != nil && r.remote) }

func main() { fmt.Println(call(nil), call(&request{}), call(&request{remote: true})) }
