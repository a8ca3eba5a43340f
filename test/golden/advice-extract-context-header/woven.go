//line /src/main.go:1:1
package main

import (
	"fmt"
	"net/http"
)

func handle(otelts_p0 *http.Request) (n int) {/*line aspects.yaml:7:26*/{ var otelts_c otelts_Header; otelts_try(func() { otelts_c = otelts_p0.Header }); if otelts_s := otelts_extracted(otelts_c); otelts_s.ok() { defer otelts_restore(otelts_s) } };/*line /src/main.go:8:39*//*line aspects.yaml:6:15*/{ if otelts_s := otelts_begin(&otelts_site_0, otelts_none); otelts_s.ok() { otelts_enter(otelts_s); defer func() { otelts_leave(otelts_s); otelts_end(otelts_s) }() } };/*line /src/main.go:8:39*/
	defer func() { n++ }()
	return 1
}

func twin(_ *http.Request) int { return 2 }

func main() {
	fmt.Println(handle(&http.Request{}), handle(nil), twin(nil))
}
