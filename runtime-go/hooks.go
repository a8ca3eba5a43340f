package otelts

import (
	"net/url"
	_ "unsafe" // go:linkname
)

// The hook variables. Woven packages declare variables with the same linker
// symbols, so setting one here sets it there. They are set in init and not
// statically: until this package's own imports are initialised, woven code
// must find nil and do nothing.

//go:linkname start otelts.start
var start func(site *Site, ctx interface{}) *Span

//go:linkname startRemote otelts.startRemote
var startRemote func(site *Site, ctx interface{}, header map[string][]string) *Span

//go:linkname startRequest otelts.startRequest
var startRequest func(site *Site, ctx interface{}, header map[string][]string) *Span

//go:linkname decide otelts.decide
var decide func(s *Span, method, path string)

//go:linkname setString otelts.setString
var setString func(s *Span, key, v string)

//go:linkname setInt otelts.setInt
var setInt func(s *Span, key string, v int64)

//go:linkname setFloat otelts.setFloat
var setFloat func(s *Span, key string, v float64)

//go:linkname setBool otelts.setBool
var setBool func(s *Span, key string, v bool)

//go:linkname setStrings otelts.setStrings
var setStrings func(s *Span, key string, v []string)

//go:linkname setAny otelts.setAny
var setAny func(s *Span, key string, v interface{})

//go:linkname setHeaders otelts.setHeaders
var setHeaders func(s *Span, which int, header map[string][]string)

//go:linkname setName otelts.setName
var setName func(s *Span, name string)

//go:linkname setRoute otelts.setRoute
var setRoute func(s *Span, route string)

//go:linkname enter otelts.enter
var enter func(s *Span)

//go:linkname layer otelts.layer
var layer func(s *Span, name string)

//go:linkname within otelts.within
var within func(layer string) bool

//go:linkname leave otelts.leave
var leave func(s *Span)

//go:linkname link otelts.link
var link func(s *Span, headers []map[string][]string)

//go:linkname startWork otelts.startWork
var startWork func(site *Site, ctx interface{}, header map[string][]string) *Span

//go:linkname work otelts.work
var work func(s *Span)

//go:linkname settle otelts.settle
var settle func()

//go:linkname busy otelts.busy
var busy func(ctx interface{}) bool

//go:linkname carry otelts.carry
var carry func(get func(string) string) map[string][]string

//go:linkname outbound otelts.outbound
var outbound func(get func(string) string) [][2]string

//go:linkname fail otelts.fail
var fail func(s *Span, err interface{})

//go:linkname failType otelts.failType
var failType func(s *Span, errorType string)

//go:linkname end otelts.end
var end func(s *Span)

//go:linkname endOnClose otelts.endOnClose
var endOnClose func(s *Span, body interface{}) interface{}

//go:linkname mayKeep otelts.mayKeep
var mayKeep func(s *Span) bool

//go:linkname finish otelts.finish
var finish func(s *Span)

//go:linkname patch otelts.patch
var patch func(site *Site, kind int64, ctx interface{}) *Span

//go:linkname apply otelts.apply
var apply func(p *Span)

//go:linkname withSpan otelts.withSpan
var withSpan func(ctx interface{}, s *Span) interface{}

//go:linkname injecting otelts.injecting
var injecting func() bool

//go:linkname w3c otelts.w3c
var w3c func() bool

//go:linkname lone otelts.lone
var lone func() string

//go:linkname inject otelts.inject
var inject func(header map[string][]string)

//go:linkname detach otelts.detach
var detach func()

//go:linkname suppress otelts.suppress
var suppress func() uint64

//go:linkname resume otelts.resume
var resume func(previous uint64)

//go:linkname extract otelts.extract
var extract func(header map[string][]string) *Span

//go:linkname logContext otelts.logContext
var logContext func(site *Site, ctx interface{}) *LogContext

//go:linkname logRecord otelts.logRecord
var logRecord func(ctx interface{}) *Log

//go:linkname logKeeps otelts.logKeeps
var logKeeps func(record bool) bool

//go:linkname logEmit otelts.logEmit
var logEmit func(r *Log, nanos int64, level int64, levelText string, message string, code uint64, attributes []LogAttribute)

//go:linkname exit otelts.exit
var exit func()

//go:linkname raise otelts.raise
var raise func(sig int)

//go:linkname measure otelts.measure
var measure func(site *Metric) *Span

//go:linkname returned otelts.returned
var returned func(s *Span)

//go:linkname valueInt otelts.valueInt
var valueInt func(s *Span, v int64)

//go:linkname valueFloat otelts.valueFloat
var valueFloat func(s *Span, v float64)

//go:linkname valueAny otelts.valueAny
var valueAny func(s *Span, v interface{})

//go:linkname hold otelts.hold
var hold func(s *Span)

//go:linkname record otelts.record
var record func(s *Span)

//go:linkname route otelts.route
var route func() string

//go:linkname connectionPool otelts.connectionPool
var connectionPool func(owner interface{}, library string, read func() (string, int64, int64, int64, int64, int64))

//go:linkname recovered otelts.recovered
var recovered func(s *Span) string

//go:linkname inPanic otelts.inPanic
var inPanic func() bool

//go:linkname recordPanic otelts.recordPanic
var recordPanic func(p *Span)

//go:linkname length otelts.length
var length func(v interface{}) int

// Set by the woven package runtime; nil in a program built without it.

// hide makes goroutines that the caller begins from now on invisible, as those
// of the Go runtime are.
//
//go:linkname hide otelts.hide
var hide func(hide bool)

//go:linkname gls otelts.gls
var gls func() *Local

//go:linkname panics otelts.panics
var panics func() (id uintptr, value interface{}, goexit bool)

// The pure functions of the expression language.

//go:linkname fnHTTPMethod otelts.fn.httpMethod
var fnHTTPMethod func(method string) string

//go:linkname fnHTTPMethodOriginal otelts.fn.httpMethodOriginal
var fnHTTPMethodOriginal func(method string) string

//go:linkname fnHTTPSpanMethod otelts.fn.httpSpanMethod
var fnHTTPSpanMethod func(method string) string

//go:linkname fnHTTPRoute otelts.fn.httpRoute
var fnHTTPRoute func(pattern string) string

//go:linkname fnHTTPStatus otelts.fn.httpStatus
var fnHTTPStatus func(status int, panicking bool) int

//go:linkname fnHTTPServerErrorType otelts.fn.httpServerErrorType
var fnHTTPServerErrorType func(status int, recovered string) string

//go:linkname fnHTTPClientErrorType otelts.fn.httpClientErrorType
var fnHTTPClientErrorType func(status int) string

//go:linkname fnHTTPScheme otelts.fn.httpScheme
var fnHTTPScheme func(secure bool) string

//go:linkname fnHTTPProtocolVersion otelts.fn.httpProtocolVersion
var fnHTTPProtocolVersion func(major, minor int) string

//go:linkname fnURLFull otelts.fn.urlFull
var fnURLFull func(u *url.URL) string

//go:linkname fnURLQuery otelts.fn.urlQuery
var fnURLQuery func(query string) string

//go:linkname fnHostAddress otelts.fn.hostAddress
var fnHostAddress func(hostport string) string

//go:linkname fnHostPort otelts.fn.hostPort
var fnHostPort func(hostport string) int

//go:linkname fnDefaultPort otelts.fn.defaultPort
var fnDefaultPort func(port int, scheme string) int

//go:linkname fnClientAddress otelts.fn.clientAddress
var fnClientAddress func(header map[string][]string, remoteAddr string) string

//go:linkname fnHeader otelts.fn.header
var fnHeader func(header map[string][]string, canonicalName string) string

//go:linkname fnSQLSummary otelts.fn.sqlSummary
var fnSQLSummary func(query string) string

//go:linkname fnSQLOperation otelts.fn.sqlOperation
var fnSQLOperation func(query string) string

//go:linkname fnSQLText otelts.fn.sqlText
var fnSQLText func(query string, parameterCount int) string

//go:linkname fnDBSystem otelts.fn.dbSystem
var fnDBSystem func(driver interface{}) string

//go:linkname fnDSNAddress otelts.fn.dsnAddress
var fnDSNAddress func(system, dsn string) string

//go:linkname fnDSNPort otelts.fn.dsnPort
var fnDSNPort func(system, dsn string) int

//go:linkname fnDSNNamespace otelts.fn.dsnNamespace
var fnDSNNamespace func(system, dsn string) string

//go:linkname fnConnectorAddress otelts.fn.connectorAddress
var fnConnectorAddress func(connector interface{}) string

//go:linkname fnConnectorPort otelts.fn.connectorPort
var fnConnectorPort func(connector interface{}) int

//go:linkname fnConnectorNamespace otelts.fn.connectorNamespace
var fnConnectorNamespace func(connector interface{}) string

//go:linkname fnDBStatus otelts.fn.dbStatus
var fnDBStatus func(err interface{}) string

//go:linkname fnRedisOperation otelts.fn.redisOperation
var fnRedisOperation func(args []interface{}) string

//go:linkname fnRedisText otelts.fn.redisText
var fnRedisText func(args []interface{}) string

//go:linkname fnGRPCStatus otelts.fn.grpcStatus
var fnGRPCStatus func(code int) string

//go:linkname fnGRPCServerErrorType otelts.fn.grpcServerErrorType
var fnGRPCServerErrorType func(code int) string

//go:linkname fnGRPCClientErrorType otelts.fn.grpcClientErrorType
var fnGRPCClientErrorType func(code int) string

//go:linkname fnRPCMethod otelts.fn.rpcMethod
var fnRPCMethod func(path string) string

//go:linkname fnPropagationField otelts.fn.propagationField
var fnPropagationField func(name string) string

func init() {
	start = startSpan
	startRemote = startRemoteSpan
	startRequest = startRequestSpan
	decide = decideRequest
	setString = setStringAttribute
	setInt = setIntAttribute
	setFloat = setFloatAttribute
	setBool = setBoolAttribute
	setStrings = setStringsAttribute
	setAny = setAnyAttribute
	setHeaders = setHeaderAttributes
	setName = setSpanName
	setRoute = setSpanRoute
	enter = enterSpan
	layer = setLayer
	within = withinLayer
	leave = leaveSpan
	link = linkAll
	startWork = startWorkSpan
	work = enterWork
	settle = settleGoroutine
	busy = isWorking
	carry = carrierOf
	outbound = outboundFields
	fail = failSpan
	failType = failSpanType
	end = endSpan
	endOnClose = endSpanOnClose
	mayKeep = staysOpen
	finish = finishKept
	patch = patchSpan
	apply = applyPatch
	withSpan = contextWithSpan
	injecting = canInject
	w3c = onlyW3C
	lone = loneTraceparent
	inject = injectHeader
	detach = detachGoroutine
	suppress = ignoreGoroutine
	resume = resumeGoroutine
	extract = extractContext
	logContext = currentLogContext
	logRecord = beginLog
	logKeeps = keepLogs
	logEmit = emitLog
	exit = flushAtExit
	raise = raiseSignal
	measure = openMeasurement
	returned = measureReturned
	valueInt = measureInt
	valueFloat = measureFloat
	valueAny = measureAny
	hold = holdMeasurement
	connectionPool = watchPool
	record = recordMeasurement
	route = currentRoute
	recovered = recoveredPanic
	inPanic = panicInProgress
	recordPanic = notePanic
	length = lengthOf

	fnHTTPMethod = httpMethod
	fnHTTPMethodOriginal = httpMethodOriginal
	fnHTTPSpanMethod = httpSpanMethod
	fnHTTPRoute = httpRoute
	fnHTTPStatus = httpStatus
	fnHTTPServerErrorType = httpServerErrorType
	fnHTTPClientErrorType = httpClientErrorType
	fnHTTPScheme = httpScheme
	fnHTTPProtocolVersion = httpProtocolVersion
	fnURLFull = urlFull
	fnURLQuery = urlQuery
	fnHostAddress = hostAddress
	fnHostPort = hostPort
	fnDefaultPort = defaultPort
	fnClientAddress = clientAddress
	fnHeader = headerValue
	fnSQLSummary = sqlSummary
	fnSQLOperation = sqlOperation
	fnSQLText = sqlText
	fnDBSystem = dbSystem
	fnDSNAddress = dsnAddress
	fnDSNPort = dsnPort
	fnDSNNamespace = dsnNamespace
	fnConnectorAddress = connectorAddress
	fnConnectorPort = connectorPort
	fnConnectorNamespace = connectorNamespace
	fnDBStatus = dbStatus
	fnRedisOperation = redisOperation
	fnRedisText = redisText
	fnGRPCStatus = grpcStatus
	fnGRPCServerErrorType = grpcServerErrorType
	fnGRPCClientErrorType = grpcClientErrorType
	fnRPCMethod = rpcMethod
	fnPropagationField = propagationField
}
