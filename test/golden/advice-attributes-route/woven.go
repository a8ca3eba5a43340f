//line /src/main.go:1:1
package main

import "fmt"

type header struct{ tenant string }

type request struct{ header *header }

type handler struct{ pattern string }

func (h *handler) ServeHTTP(r *request) string {/*line aspects.yaml:5:28*/if otelts_s := otelts_beginPatch(&otelts_site_0, 2, otelts_none); otelts_s.ok() { otelts_try(func() { otelts_s.attr("\x0a\x0bacme.tenant", r.header.tenant) }); otelts_try(func() { otelts_setRoute(otelts_s, h.pattern) }); otelts_apply(otelts_s) };/*line /src/main.go:11:49*/ return h.pattern }

func main() { fmt.Println((&handler{"/items/{id}"}).ServeHTTP(&request{}), (&handler{}).ServeHTTP(nil)) }
