//line /src/main.go:1:1
package main

import "fmt"

type router struct{ index int }

func (r *router) next(route string) (found bool) {/*line aspects.yaml:6:15*/{ if otelts_s := otelts_begin(&otelts_site_0, otelts_none); otelts_s.ok() { otelts_enter(otelts_s); defer func() { otelts_leave(otelts_s); if otelts_s.recording { otelts_failType(otelts_s, otelts_fn_httpServerErrorType(500, otelts_recovered(otelts_s))) }; otelts_end(otelts_s) }() } };/*line /src/main.go:7:51*//*line aspects.yaml:7:17*/{ if otelts_s := otelts_measuring(&otelts_metric_0); otelts_s.ok() { defer func() { otelts_returned(otelts_s); otelts_s.attr("\x0a\x0eacme.recovered", otelts_recovered(otelts_s)); otelts_valueFloat(otelts_s, otelts_s.seconds); otelts_record(otelts_s) }() } };/*line /src/main.go:7:51*/
	defer func() {
		if recovered := recover(); recovered != nil {
			fmt.Println("recovered", recovered)
		}
	}()
	r.index++
	if route == "" {
		panic("no route")
	}
	return route != "/"
}

func main() {
	r := &router{}
	fmt.Println(r.next("/items"), r.next("/"), r.next(""))
}
