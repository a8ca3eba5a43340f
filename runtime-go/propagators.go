package otelts

import "strings"

// propagator is one way to write a span's context into headers.
type propagator uint8

const (
	propagateTraceContext propagator = iota
	propagateBaggage
	propagateB3
	propagateB3Multi
	propagateJaeger
	propagateXRay
)

// Names of OTEL_PROPAGATORS, by propagator.
var propagatorNames = [...]string{"tracecontext", "baggage", "b3", "b3multi", "jaeger", "xray"}

func propagatorNamed(name string) (propagator, bool) {
	for p, known := range propagatorNames {
		if known == name {
			return propagator(p), true
		}
	}
	return 0, false
}

// readPropagators reads OTEL_PROPAGATORS. What is not known costs itself; where
// nothing is left nothing is propagated, for that is nearer to what was meant.
func (c *config) readPropagators() {
	v := env("OTEL_PROPAGATORS")
	if v == "" {
		return
	}
	c.propagators = []propagator{}
	for name := range strings.SplitSeq(v, ",") {
		c.addPropagator("OTEL_PROPAGATORS", strings.TrimSpace(name))
	}
}

func (c *config) addPropagator(source, name string) {
	if name == "" || name == "none" {
		return
	}
	p, known := propagatorNamed(name)
	if !known {
		warnOnce(source + " names a propagator that is not supported; it is ignored")
		return
	}
	if !c.propagates(p) {
		c.propagators = append(c.propagators, p)
	}
}

func (c *config) propagates(p propagator) bool {
	for _, known := range c.propagators {
		if known == p {
			return true
		}
	}
	return false
}

// parse reads the span context that header has in p's format. Baggage has none.
func (p propagator) parse(header map[string][]string, t *traceparent) bool {
	switch p {
	case propagateTraceContext:
		values := header[headerTraceparent]
		return len(values) == 1 && t.parse(values[0])
	case propagateB3, propagateB3Multi: // both read both, as the specification wants
		return parseB3(header, t)
	case propagateJaeger:
		return t.parseJaeger(headerValue(header, headerJaeger))
	case propagateXRay:
		return t.parseXRay(headerValue(header, headerXRay))
	}
	return false
}

func (p propagator) inject(header map[string][]string, l *Local) {
	x := (*extra)(l.Extra)
	t := traceparent{trace: l.Trace, id: l.ID, flags: l.Flags}
	switch p {
	case propagateTraceContext:
		header[headerTraceparent] = t.values()
		if x != nil && x.tracestate != "" {
			header[headerTracestate] = []string{x.tracestate}
		} else {
			delete(header, headerTracestate)
		}
	case propagateBaggage:
		p.injectBaggage(header, l)
	case propagateB3:
		header[headerB3] = []string{t.b3()}
	case propagateB3Multi:
		t.injectB3Multi(header)
	case propagateJaeger:
		header[headerJaeger] = []string{t.jaeger()}
		p.injectBaggage(header, l)
	case propagateXRay:
		header[headerXRay] = []string{t.xray()}
	}
}

func (p propagator) injectBaggage(header map[string][]string, l *Local) {
	x := (*extra)(l.Extra)
	switch {
	case x == nil || x.baggage == "":
	case p == propagateJaeger:
		injectJaegerBaggage(header, x.baggage)
	case p == propagateBaggage && len(header[headerBaggage]) == 0: // what is there is the program's own, or the same, copied by a proxy
		header[headerBaggage] = []string{x.baggage}
	}
}

// extractBaggage is what header has of baggage in p's format.
func (p propagator) extractBaggage(header map[string][]string) string {
	switch p {
	case propagateBaggage:
		if values := header[headerBaggage]; len(values) > 0 {
			return joinBaggage(values)
		}
	case propagateJaeger:
		return jaegerBaggage(header)
	}
	return ""
}

// extract takes the remote parent out of header, if it has a valid one: the
// last that does, where several formats are configured. Baggage needs none.
func (s *Span) extract(header map[string][]string) (found bool) {
	if c := s.engine.config; c.theirHeaders() && len(c.propagators) > 0 {
		return s.extractTheirs(header)
	}
	for _, p := range s.engine.config.propagators {
		switch p {
		case propagateTraceContext:
			values := header[headerTraceparent]
			if len(values) != 1 {
				continue
			}
			var t traceparent
			if !t.parse(values[0]) {
				continue
			}
			s.trace, s.parent, s.flags, s.remote = t.trace, t.id, t.flags, true
			found = true
			if values := header[headerTracestate]; len(values) > 0 || s.extra != nil {
				s.carry(joinTracestate(values), s.baggage())
			}
		case propagateBaggage:
			if values := header[headerBaggage]; len(values) > 0 {
				s.extractBaggage(p, header)
			}
		default:
			found = s.extractOther(p, header) || found
		}
	}
	return found
}

func (s *Span) extractOther(p propagator, header map[string][]string) (found bool) {
	var t traceparent
	if found = p.parse(header, &t); found {
		s.trace, s.parent, s.flags, s.remote = t.trace, t.id, t.flags, true
		s.carry("", s.baggage()) // the state was another context's
	}
	s.extractBaggage(p, header)
	return found
}

func (s *Span) extractBaggage(p propagator, header map[string][]string) {
	if baggage := p.extractBaggage(header); baggage != "" {
		state := ""
		if s.extra != nil {
			state = s.extra.tracestate
		}
		s.carry(state, baggage)
	}
}

func (s *Span) baggage() string {
	if s.extra == nil {
		return ""
	}
	return s.extra.baggage
}

func (s *Span) carry(tracestate, baggage string) {
	s.extra = nil
	if tracestate != "" || baggage != "" {
		s.extra = &extra{tracestate, baggage}
	}
}

// injectHeader writes the current span's context into header. A context of
// another trace is the program's own business and stays.
func injectHeader(header map[string][]string) {
	if header == nil || !canInject() {
		return
	}
	l := gls()
	if running.Load().config.theirHeaders() {
		injectTheirs(header, l)
		return
	}
	formats := running.Load().config.propagators
	if l.ID == [8]byte{} { // baggage alone
		for _, p := range formats {
			p.injectBaggage(header, l)
		}
		return
	}
	for _, p := range formats {
		var there traceparent
		if p.parse(header, &there) && there.trace != l.Trace {
			return
		}
	}
	for _, p := range formats {
		p.inject(header, l)
	}
}

// onlyW3C: traceparent, tracestate and baggage are all that is read and written.
func onlyW3C() bool {
	e := running.Load()
	if e == nil {
		e = boot()
	}
	if e.disabled || e.config.theirHeaders() {
		return false
	}
	for _, p := range e.config.propagators {
		if p != propagateTraceContext && p != propagateBaggage {
			return false
		}
	}
	return true
}

// loneTraceparent is what injectHeader would write into a header without any
// context in it, if that is a traceparent and nothing else; otherwise empty.
func loneTraceparent() string {
	if !canInject() {
		return ""
	}
	l := gls()
	x := (*extra)(l.Extra)
	if l.ID == [8]byte{} || x != nil && (x.tracestate != "" || x.baggage != "") || !onlyW3C() || !running.Load().config.propagates(propagateTraceContext) {
		return ""
	}
	t := traceparent{trace: l.Trace, id: l.ID, flags: l.Flags}
	return t.text()
}
