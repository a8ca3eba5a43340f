//line /src/main.go:1:1
package main

import (
	"errors"
	"fmt"
)

type values map[string][]string

type response struct{ header values }

func fetch(header map[string][]string) (otelts_r0 *response, otelts_r1 error) {/*line aspects.yaml:5:22*/{ if otelts_s := otelts_begin(&otelts_site_0, otelts_none); otelts_s.ok() { if otelts_s.recording { if otelts_s.headers { otelts_setHeaders(otelts_s, 0, header) } }; otelts_enter(otelts_s); defer func() { otelts_leave(otelts_s); if otelts_s.recording { if otelts_s.headers { otelts_try(func() { otelts_setHeaders(otelts_s, 1, otelts_r0.header) }) } }; otelts_fail(otelts_s, otelts_r1); otelts_end(otelts_s) }() } };/*line /src/main.go:12:60*/
	if len(header) == 0 {
		return nil, errors.New("nothing to send")
	}
	return &response{values(header)}, nil
}

func main() {
	fmt.Println(fetch(nil))
	r, err := fetch(map[string][]string{"Accept": {"*/*"}})
	fmt.Println(r.header, err)
}
