package otelts

// Spans and measurements that outlive the function that began them: woven code
// keeps them in a field of the program's value, rows of a query for instance,
// and takes them out of it where that value's life ends.

// staysOpen: what has failed ends at once, for nothing follows an error.
func staysOpen(s *Span) bool { return s != nil && !s.failed && !s.Panicking }

// finishKept ends a span, or records a measurement: without a value yet it is
// of the time since it began.
func finishKept(s *Span) {
	if s == nil || s.instrument == nil {
		endSpan(s)
		return
	}
	measureReturned(s)
	if !s.measured {
		measureFloat(s, s.Seconds)
	}
	recordMeasurement(s)
}
