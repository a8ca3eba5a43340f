//line /src/main.go:1:1
package main

import "fmt"

type router struct{ index int }

func (r *router) next(route string) (found bool) {/*line aspects.yaml:5:28*/defer func() { otelts_when := 1 == 0; otelts_when = found; if otelts_when { if otelts_s := otelts_beginPatch(&otelts_site_0, 2, otelts_none); otelts_s.ok() { otelts_setRoute(otelts_s, route); otelts_apply(otelts_s) } } }();/*line /src/main.go:7:51*/
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
