//line /src/main.go:1:1
package main

import (
	"fmt"
	"io"
	"strings"
)

type response struct{ body io.ReadCloser }

func open(text string) (otelts_r0 *response, otelts_r1 error) {/*line aspects.yaml:5:22*/{ if otelts_s := otelts_begin(&otelts_site_0, otelts_none); otelts_s.ok() { otelts_enter(otelts_s); defer func() { otelts_leave(otelts_s); if otelts_s.recording { otelts_s.attr("\x0a\x04kept", "yes") }; otelts_fail(otelts_s, otelts_r1); otelts_open := 1 == 1; otelts_try(func() { if otelts_b, otelts_ok := otelts_endOnClose(otelts_s, otelts_r0.body).(otelts_ReadCloser); otelts_ok { otelts_open = 1 == 0; otelts_r0.body = otelts_b } }); if otelts_open { otelts_end(otelts_s) } }() } };/*line /src/main.go:11:44*/
	if text == "" {
		return nil, io.ErrUnexpectedEOF
	}
	return &response{io.NopCloser(strings.NewReader(text))}, nil
}

func main() {
	r, err := open("text")
	all, _ := io.ReadAll(r.body)
	fmt.Println(string(all), r.body.Close(), err)
	fmt.Println(open(""))
}
