package otelts

import (
	"strconv"
	"time"
)

// partialSuccess: the request was accepted and some of it was not, for ever.
// With nothing rejected the message is a warning.
type partialSuccess struct {
	rejected int
	message  string
}

func (p *partialSuccess) Error() string {
	what := "accepted with a warning"
	if p.rejected > 0 {
		what = strconv.Itoa(p.rejected) + " were rejected"
	}
	if p.message == "" {
		return what
	}
	return what + ": " + printable(p.message)
}

// orNil: an answer that says nothing is success, and a nil error no typed nil.
func (p partialSuccess) orNil() error {
	if p.rejected <= 0 && p.message == "" {
		return nil
	}
	p.rejected = max(0, p.rejected)
	return &p
}

// partialSuccessOf reads ExportTraceServiceResponse.partial_success, whose
// numbers those of metrics and logs share.
func partialSuccessOf(answer []byte) error {
	var p partialSuccess
	for e := range elements(answer) {
		if e.number != 1 || e.wire != wireBytes {
			continue
		}
		for e := range elements(e.data) {
			switch {
			case e.number == 1 && e.wire == wireVarint:
				p.rejected = int(min(e.value, 1<<31-1))
			case e.number == 2 && e.wire == wireBytes:
				p.message = string(e.data)
			}
		}
	}
	return p.orNil()
}

func partialSuccessJSON(answer []byte) error {
	var p partialSuccess
	for _, name := range []string{"rejectedSpans", "rejectedDataPoints", "rejectedLogRecords"} {
		if v, ok := jsonScalarAt(answer, "partialSuccess", name); ok {
			p.rejected, _ = strconv.Atoi(v) // a number or a text
		}
	}
	p.message, _ = jsonScalarAt(answer, "partialSuccess", "errorMessage")
	return p.orNil()
}

// rpcStatus is google.rpc.Status, with the one detail that we act on.
type rpcStatus struct {
	code      int
	message   string
	retryInfo bool
	retry     time.Duration
}

func readStatus(b []byte) (s rpcStatus) {
	for e := range elements(b) {
		switch {
		case e.number == 1 && e.wire == wireVarint:
			s.code = int(int32(e.value))
		case e.number == 2 && e.wire == wireBytes:
			s.message = string(e.data)
		case e.number == 3 && e.wire == wireBytes:
			s.readDetail(e.data)
		}
	}
	return s
}

// readDetail reads a google.protobuf.Any with a google.rpc.RetryInfo.
func (s *rpcStatus) readDetail(b []byte) {
	var name, content []byte
	for e := range elements(b) {
		switch {
		case e.number == 1 && e.wire == wireBytes:
			name = e.data
		case e.number == 2 && e.wire == wireBytes:
			content = e.data
		}
	}
	if string(name) != "type.googleapis.com/google.rpc.RetryInfo" {
		return
	}
	s.retryInfo = true
	for e := range elements(content) {
		if e.number != 1 || e.wire != wireBytes {
			continue
		}
		var seconds, nanos int64
		for e := range elements(e.data) {
			switch {
			case e.number == 1 && e.wire == wireVarint:
				seconds = int64(e.value)
			case e.number == 2 && e.wire == wireVarint:
				nanos = int64(e.value)
			}
		}
		s.retry = time.Duration(max(0, min(seconds, 3600)))*time.Second + time.Duration(max(0, min(nanos, 999_999_999)))
		s.retry = min(s.retry, time.Hour)
	}
}
