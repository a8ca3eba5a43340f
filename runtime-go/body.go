package otelts

import (
	"io"
	"net/http"
	"runtime"
	"sync/atomic"
)

// tracedBody is a client response's body; reading it to its end, failing to,
// or closing it ends the span.
type tracedBody struct {
	body    io.ReadCloser
	state   *bodyState
	cleanup runtime.Cleanup
}

// bodyState is apart, so that a collected tracedBody can still end its span.
type bodyState struct {
	span  *Span
	ended atomic.Bool
}

func (b *bodyState) end(err interface{}) bool {
	if !b.ended.CompareAndSwap(false, true) {
		return false
	}
	failSpan(b.span, err)
	endSpan(b.span)
	b.span = nil
	return true
}

func (b *tracedBody) end(err interface{}) {
	if b.state.end(err) {
		b.cleanup.Stop()
	}
}

func (b *tracedBody) Read(p []byte) (int, error) {
	n, err := b.body.Read(p)
	if err == io.EOF {
		b.end(nil)
	} else if err != nil {
		b.end(err)
	}
	return n, err
}

func (b *tracedBody) Close() error {
	err := b.body.Close()
	b.end(nil)
	return err
}

// endSpanOnClose wraps body. Where there is nothing to wait for, or wrapping
// would hide something (the Writer of a switched protocol, the identity of
// http.NoBody), the span ends now and body stays what it is. What is no body,
// as beside an error, leaves the span to the caller.
func endSpanOnClose(s *Span, body interface{}) interface{} {
	if s == nil {
		return body
	}
	reader, ok := body.(io.ReadCloser)
	_, writer := body.(io.Writer)
	if !ok {
		return body
	}
	if writer || body == http.NoBody {
		endSpan(s)
		return body
	}
	if !s.Recording { // no one waits for its end, but it must go back to the pool
		endSpan(s)
		return body
	}
	b := &tracedBody{body: reader, state: &bodyState{span: s}}
	b.cleanup = runtime.AddCleanup(b, func(state *bodyState) { state.end(nil) }, b.state)
	return b
}
