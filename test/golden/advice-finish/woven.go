//line /src/main.go:1:1
package main

import (
	"errors"
	"fmt"
)

type stream struct{ id int /*line aspects.yaml:5:34*/; otelts *otelts_Span/*line /src/main.go:8:28*/}

func open(id int) (otelts_r0 *stream, otelts_r1 error) {/*line aspects.yaml:9:15*/{ if otelts_s := otelts_begin(&otelts_site_0, otelts_none); otelts_s.ok() { otelts_enter(otelts_s); defer func() { otelts_leave(otelts_s); if otelts_s.recording { otelts_s.attr("\x0a\x09acme.kept", false) }; otelts_fail(otelts_s, otelts_r1); otelts_open := 1 == 1; otelts_try(func() { if otelts_mayKeep(otelts_s) { otelts_r0.otelts = otelts_s; otelts_open = 1 == 0 } }); if otelts_open { otelts_end(otelts_s)  } }() } };/*line /src/main.go:10:37*/
	if id == 0 {
		return nil, errors.New("none")
	}
	return &stream{id: id}, nil
}

func (s *stream) close(err error) {/*line aspects.yaml:13:17*/{ var otelts_s *otelts_Span; otelts_try(func() { otelts_s = otelts_take(&s.otelts) }); if otelts_s.ok() { if otelts_s.recording { otelts_try(func() { otelts_s.attr("\x0a\x07acme.id", s.id) }); otelts_fail(otelts_s, err) }; otelts_ended(otelts_s) } };/*line /src/main.go:17:36*/ fmt.Println("closed", s.id, err) }

func main() {
	if s, err := open(1); err == nil {
		s.close(nil)
		s.close(errors.New("again"))
	}
	fmt.Println(open(0))
}
