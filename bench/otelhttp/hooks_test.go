package bench

import (
	_ "unsafe" // go:linkname

	_ "otelts"
)

// What the build writes into a woven package: the hook variables that the runtime sets,
// and the layouts that both sides know.

type otelts_Site struct {
	kind                                             int64
	name, attributes, scope, instrumentation, aspect string
	state                                            uint64
}

type otelts_Span struct{ recording, panicking bool }

//go:linkname otelts_start otelts.start
var otelts_start func(*otelts_Site, interface{}) *otelts_Span

//go:linkname otelts_startRemote otelts.startRemote
var otelts_startRemote func(*otelts_Site, interface{}, map[string][]string) *otelts_Span

//go:linkname otelts_setString otelts.setString
var otelts_setString func(*otelts_Span, string, string)

//go:linkname otelts_setInt otelts.setInt
var otelts_setInt func(*otelts_Span, string, int64)

//go:linkname otelts_setName otelts.setName
var otelts_setName func(*otelts_Span, string)

//go:linkname otelts_setRoute otelts.setRoute
var otelts_setRoute func(*otelts_Span, string)

//go:linkname otelts_enter otelts.enter
var otelts_enter func(*otelts_Span)

//go:linkname otelts_leave otelts.leave
var otelts_leave func(*otelts_Span)

//go:linkname otelts_failType otelts.failType
var otelts_failType func(*otelts_Span, string)

//go:linkname otelts_end otelts.end
var otelts_end func(*otelts_Span)

//go:linkname otelts_patch otelts.patch
var otelts_patch func(*otelts_Site, int64, interface{}) *otelts_Span

//go:linkname otelts_apply otelts.apply
var otelts_apply func(*otelts_Span)

//go:linkname otelts_withSpan otelts.withSpan
var otelts_withSpan func(interface{}, *otelts_Span) interface{}

//go:linkname otelts_exit otelts.exit
var otelts_exit func()

//go:linkname otelts_gls otelts.gls
var otelts_gls func() *otelts_Local

//go:linkname otelts_panics otelts.panics
var otelts_panics func() (uintptr, interface{}, bool)

//go:linkname otelts_fn_httpMethod otelts.fn.httpMethod
var otelts_fn_httpMethod func(string) string

//go:linkname otelts_fn_httpMethodOriginal otelts.fn.httpMethodOriginal
var otelts_fn_httpMethodOriginal func(string) string

//go:linkname otelts_fn_httpSpanMethod otelts.fn.httpSpanMethod
var otelts_fn_httpSpanMethod func(string) string

//go:linkname otelts_fn_httpRoute otelts.fn.httpRoute
var otelts_fn_httpRoute func(string) string

//go:linkname otelts_fn_httpServerErrorType otelts.fn.httpServerErrorType
var otelts_fn_httpServerErrorType func(int, string) string

//go:linkname otelts_fn_httpScheme otelts.fn.httpScheme
var otelts_fn_httpScheme func(bool) string

//go:linkname otelts_fn_httpProtocolVersion otelts.fn.httpProtocolVersion
var otelts_fn_httpProtocolVersion func(int, int) string

//go:linkname otelts_fn_urlQuery otelts.fn.urlQuery
var otelts_fn_urlQuery func(string) string

//go:linkname otelts_fn_hostAddress otelts.fn.hostAddress
var otelts_fn_hostAddress func(string) string

//go:linkname otelts_fn_hostPort otelts.fn.hostPort
var otelts_fn_hostPort func(string) int

//go:linkname otelts_fn_clientAddress otelts.fn.clientAddress
var otelts_fn_clientAddress func(map[string][]string, string) string

//go:linkname otelts_fn_header otelts.fn.header
var otelts_fn_header func(map[string][]string, string) string
