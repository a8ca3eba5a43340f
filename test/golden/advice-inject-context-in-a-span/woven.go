//line /src/main.go:1:1
package main

import (
	"errors"
	"fmt"
)

type request struct {
	name    string
	headers map[string][]string
}

func send(r *request) (otelts_r0 error) {/*line aspects.yaml:7:15*/{ if otelts_s := otelts_begin(&otelts_site_0, otelts_none); otelts_s.ok() { if otelts_s.recording { otelts_try(func() { otelts_setName(otelts_s, r.name) }) }; otelts_enter(otelts_s); defer func() { otelts_leave(otelts_s); otelts_fail(otelts_s, otelts_r0); otelts_end(otelts_s) }() } };/*line /src/main.go:13:30*//*line aspects.yaml:6:25*/if otelts_mayInject() { otelts_try(func() { otelts_inject(r.headers) }) };/*line /src/main.go:13:30*/
	if r.headers == nil {
		return errors.New("no headers")
	}
	return nil
}

func main() { fmt.Println(send(&request{name: "a"}), send(&request{headers: map[string][]string{}})) }
