//line /src/main.go:1:1
package main

import "fmt"

func begin(callbacks ...func()) (otelts_r0 error) {/*line aspects.yaml:10:13*/otelts_opened := new(otelts_Open)
callbacks = append(callbacks, otelts_opened.finished);

/*line /src/main.go:5:40*//*line aspects.yaml:6:15*/{ if otelts_s := otelts_begin(&otelts_site_0, otelts_none); otelts_s.ok() { otelts_enter(otelts_s); defer func() { otelts_leave(otelts_s); otelts_fail(otelts_s, otelts_r0); otelts_open := 1 == 1; otelts_try(func() { if otelts_mayKeep(otelts_s) { otelts_opened.span = otelts_s; otelts_open = 1 == 0 } }); if otelts_open { otelts_end(otelts_s)  } }() } };/*line /src/main.go:5:40*/
	callbacks = append(callbacks[:len(callbacks):len(callbacks)], func() { fmt.Println("called") })
	for _, callback := range callbacks {
		defer callback()
	}
	return nil
}

func main() { fmt.Println(begin(func() { fmt.Println("mine") })) }
