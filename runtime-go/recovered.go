package otelts

import "reflect"

// notedPanic is a panic that was seen on its way through a handler of a server
// span. Whether somebody recovers it is not known yet: if nobody does, the
// span's own leave says so; if somebody does, the response's status decides
// whether it was an error.
type notedPanic struct {
	depth         uintptr // of panics in progress: tells it from an earlier one
	name, message string
}

func panicInProgress() bool {
	if panics == nil {
		return false
	}
	depth, _, goexit := panics()
	return depth != 0 && !goexit
}

// notePanic records the panic in progress in p, a scratch.
func notePanic(p *Span) {
	if p == nil || panics == nil {
		return
	}
	depth, value, goexit := panics()
	if depth == 0 || goexit {
		return
	}
	name, message := describePanic(value)
	p.recovered = notedPanic{depth, name, message}
}

// noteRecovered is called with s locked. A panic passes many handlers on its
// way and is recorded once.
func (s *Span) noteRecovered(seen notedPanic) {
	if s.recovered == seen {
		return
	}
	s.recovered = seen
	if s.Recording {
		s.addException(seen.name, seen.message)
	}
}

// recoveredPanic is the type of the panic that s has seen, or if s is no server
// span, the one around; it is nothing where there was none.
func recoveredPanic(s *Span) (name string) {
	if s != nil && s.kind == kindServer && s.instrument == nil {
		if s.acquire() {
			name = s.recovered.name
			s.release()
		}
		return name
	}
	g := currentLocal()
	if g == nil || g.Server == nil {
		return ""
	}
	server := (*Span)(g.Server)
	if server.generation.lockIf(g.ServerGen) {
		name = server.recovered.name
		server.generation.unlock()
	}
	return name
}

func describePanic(value interface{}) (name, message string) {
	if value == nil {
		return "nil", ""
	}
	return reflect.TypeOf(value).String(), text(describe(value), 0)
}
