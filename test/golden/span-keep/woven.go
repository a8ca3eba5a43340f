//line /src/main.go:1:1
package main

import (
	"errors"
	"fmt"
)

type Rows struct {
	count int
	err   error
/*line aspects.yaml:6:27*/otelts *otelts_Span;/*line /src/main.go:11:1*//*line aspects.yaml:7:27*/otelts_duration *otelts_Span;/*line /src/main.go:11:1*/}

type Closer interface{ Close() }

func Query(text string) (otelts_r0 Closer, otelts_r1 error) {/*line aspects.yaml:11:15*/{ if otelts_s := otelts_begin(&otelts_site_0, otelts_none); otelts_s.ok() { otelts_enter(otelts_s); defer func() { otelts_leave(otelts_s); otelts_fail(otelts_s, otelts_r1); otelts_open := 1 == 1; otelts_try(func() { if otelts_v1, otelts_ok1 := otelts_r0.(*Rows); otelts_ok1 { if otelts_mayKeep(otelts_s) { otelts_v1.otelts = otelts_s; otelts_open = 1 == 0 } } }); if otelts_open { otelts_end(otelts_s)  } }() } };/*line /src/main.go:15:42*//*line aspects.yaml:12:17*/{ if otelts_s := otelts_measuring(&otelts_metric_0); otelts_s.ok() { defer func() { otelts_returned(otelts_s); otelts_fail(otelts_s, otelts_r1); otelts_open := 1 == 1; otelts_try(func() { if otelts_v1, otelts_ok1 := otelts_r0.(*Rows); otelts_ok1 { if otelts_mayKeep(otelts_s) { otelts_v1.otelts_duration = otelts_s; otelts_open = 1 == 0 } } }); if otelts_open { otelts_valueFloat(otelts_s, otelts_s.seconds); otelts_record(otelts_s) }  }() } };/*line /src/main.go:15:42*/
	if text == "" {
		return nil, errors.New("empty")
	}
	return &Rows{count: len(text)}, nil
}

func (r *Rows) Close() {/*line aspects.yaml:17:17*/defer func() { { var otelts_s *otelts_Span; otelts_try(func() { otelts_s = otelts_take(&r.otelts_duration) }); if otelts_s.ok() { if otelts_s.recording { otelts_try(func() { otelts_fail(otelts_s, r.err) }) }; otelts_ended(otelts_s) } } }();/*line /src/main.go:22:25*//*line aspects.yaml:16:17*/defer func() { { var otelts_s *otelts_Span; otelts_try(func() { otelts_s = otelts_take(&r.otelts) }); if otelts_s.ok() { if otelts_s.recording { otelts_try(func() { otelts_s.attr("\x0a\x09shop.rows", r.count); otelts_fail(otelts_s, r.err); otelts_failType(otelts_s, otelts_fn_dbStatus(r.err)) }) }; otelts_ended(otelts_s) } } }();/*line /src/main.go:22:25*/
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
