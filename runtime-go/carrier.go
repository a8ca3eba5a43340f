package otelts

// fieldsOf are the names that p gives a context in messages, and the canonical
// ones that it has in headers.
func fieldsOf(p propagator) [][2]string {
	switch p {
	case propagateTraceContext:
		return traceContextFields
	case propagateBaggage:
		return baggageFields
	case propagateB3, propagateB3Multi: // both read both
		return b3Fields
	case propagateJaeger:
		return jaegerFields
	case propagateXRay:
		return xrayFields
	}
	return nil
}

var (
	traceContextFields = [][2]string{{"traceparent", headerTraceparent}, {"tracestate", headerTracestate}}
	baggageFields      = [][2]string{{"baggage", headerBaggage}}
	b3Fields           = [][2]string{{"b3", headerB3}, {"x-b3-traceid", headerB3TraceID}, {"x-b3-spanid", headerB3SpanID},
		{"x-b3-parentspanid", headerB3Parent}, {"x-b3-sampled", headerB3Sampled}, {"x-b3-flags", headerB3Flags}}
	jaegerFields = [][2]string{{"uber-trace-id", headerJaeger}}
	xrayFields   = [][2]string{{"x-amzn-trace-id", headerXRay}}
)

// carrierOf makes headers of what get finds of a context in a message: any list
// of keys and values will do. nil: nothing.
func carrierOf(get func(field string) string) (header map[string][]string) {
	e := running.Load()
	if e == nil {
		e = boot()
	}
	if e.disabled {
		return nil
	}
	for _, p := range e.config.propagators {
		for _, field := range fieldsOf(p) {
			if v := get(field[0]); v != "" {
				if header == nil {
					header = make(map[string][]string, 2)
				}
				header[field[1]] = []string{v}
			}
		}
	}
	return header
}

// outboundFields is what a message that holds what get finds must hold for the
// current span's context to go with it: names with their values, of which an
// empty one is taken out. nil: the message is right as it is.
func outboundFields(get func(field string) string) (fields [][2]string) {
	if !canInject() {
		return nil
	}
	header := carrierOf(get)
	if header == nil {
		if v := loneTraceparent(); v != "" {
			return [][2]string{{traceContextFields[0][0], v}}
		}
		header = make(map[string][]string, 2)
	}
	injectHeader(header)
	for _, p := range running.Load().config.propagators {
		for _, field := range fieldsOf(p) {
			now := headerValue(header, field[1])
			if now == get(field[0]) {
				continue
			}
			fields = append(fields, [2]string{field[0], now})
		}
	}
	return fields
}
