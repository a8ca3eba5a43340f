package otelts

import (
	"strings"
	_ "unsafe" // go:linkname
)

// One operation, one span: where the program's instrumentation and ours tell of
// the same operation, the program's tells. The same operation is the same kind
// of span, one right inside of the other, with attributes of one family.

// families of attributes, by the conventions' first word. What is a client of
// one thing is not a client of another: an AWS call (rpc) makes a request (http).
var families = [...]string{"http.", "db.", "rpc.", "messaging.", "gen_ai."}

// otelKeys are the attributes that the program's span has by now, where its SDK
// tells.
//
//go:linkname otelKeys otelts.otel.keys
var otelKeys func(span interface{}) []string

const familyDB = 1 << 1

func familyOf(key string) uint8 {
	for i, family := range families {
		if strings.HasPrefix(key, family) {
			return 1 << i
		}
	}
	return 0
}

func familiesOf(attributes []UserAttribute) (all uint8) {
	for i := range attributes {
		all |= familyOf(attributes[i].Key)
	}
	return all
}

// families of what a span of ours has so far. Called where nobody else can
// write into it.
func (s *Span) families() (all uint8) {
	if s.foreign != nil && s.foreign.mirror != nil && s.foreign.mirror.begun {
		return s.foreign.mirror.families
	}
	if !s.Recording {
		return 0
	}
	eachAttribute(s.buffer[s.head():], func(_, key []byte) {
		if _, _, name, _, ok := nextField(key); ok {
			all |= familyOf(string(name))
		}
	})
	return all
}

// sameOperation: a driver's instrumentation does not always say that its spans
// are a database's, but nobody else begins client spans inside of a query.
func sameOperation(kind int64, theirs, ours uint8) bool {
	if kind < kindServer {
		return false
	}
	return theirs&ours != 0 || theirs == 0 && ours == familyDB && kind == kindClient
}

const kindClient = 3

// yield is asked before s becomes visible: right inside of a span that the
// program has for the same operation it only passes that on.
func (s *Span) yield() bool {
	above := &s.foreign.above
	if above.Span == nil {
		return false
	}
	a := (*Span)(above.Span)
	if !a.generation.lockIf(above.Gen) {
		return false
	}
	kind, theirs, made := a.kind, a.foreign.families|a.families(), a.foreign.span
	a.generation.unlock()
	if kind != s.kind {
		return false
	}
	if made != nil && otelKeys != nil { // what it was told since it began
		for _, key := range otelKeys(made) {
			theirs |= familyOf(key)
		}
	}
	if theirs&s.families() == 0 {
		return false
	}
	s.Recording = false
	s.flags = s.flags&^flagRecording | above.Flags&flagRemote
	s.trace, s.id = above.Trace, above.ID
	s.extra = (*extra)(above.Extra)
	s.foreign.yielded = true
	s.foreign.mirror = nil
	s.foreign.span = apiSpanOf(above)
	return true
}
