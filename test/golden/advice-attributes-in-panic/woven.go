//line /src/main.go:1:1
package main

import "fmt"

type router struct{ index int }

func (r *router) next(route string) (found bool) {
	defer func() {/*line aspects.yaml:5:28*/if otelts_panicInProgress() { if otelts_s := otelts_beginPatch(&otelts_site_0, 2, otelts_none); otelts_s.ok() { otelts_recordPanic(otelts_s); otelts_apply(otelts_s) } };/*line /src/main.go:8:16*/
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
