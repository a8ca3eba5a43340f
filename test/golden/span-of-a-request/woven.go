//line /src/main.go:1:1
package main

import "fmt"

type path string

type request struct {
	method string
	url    *struct{ path path }
	header map[string][]string
}

func serve(r *request) {/*line aspects.yaml:5:22*/{ var otelts_header otelts_Header; otelts_try(func() { otelts_header = r.header }); if otelts_s := otelts_beginRequest(&otelts_site_0, otelts_none, otelts_header); otelts_s.ok() { if otelts_s.undecided { var otelts_requestMethod, otelts_requestPath otelts_type_string; otelts_try(func() { otelts_requestMethod = otelts_type_string(otelts_fn_httpMethod(r.method)) }); otelts_try(func() { otelts_requestPath = otelts_type_string(r.url.path) }); otelts_decide(otelts_s, otelts_requestMethod, otelts_requestPath) }; if otelts_s.recording { otelts_try(func() { otelts_setName(otelts_s, otelts_fn_httpMethod(r.method)) }); otelts_try(func() { otelts_s.attr("\x0a\x08url.path", r.url.path) }); otelts_try(func() { otelts_s.attr("\x0a\x13http.request.method", otelts_fn_httpMethod(r.method)) }) }; otelts_enter(otelts_s); defer func() { otelts_leave(otelts_s); otelts_end(otelts_s) }() } };/*line /src/main.go:13:25*/ fmt.Println("served", r.method, r.url == nil) }

func fetch(r *request) {/*line aspects.yaml:8:22*/{ if otelts_s := otelts_begin(&otelts_site_1, otelts_none); otelts_s.ok() { if otelts_s.recording { otelts_try(func() { otelts_s.attr("\x0a\x08url.path", r.url.path) }) }; otelts_enter(otelts_s); defer func() { otelts_leave(otelts_s); otelts_end(otelts_s) }() } };/*line /src/main.go:15:25*/ fmt.Println("fetched", r.url.path) }

func main() {
	serve(&request{method: "GET"})
	r := &request{method: "GET", url: &struct{ path path }{"/x"}}
	serve(r)
	fetch(r)
}
