package otelts

import (
	"context"
	"errors"
	"maps"
	"sync"
)

// deliveries is what became of what an exporter was given: spans or data
// points. It changes once a request, all of it at once.
type deliveries struct {
	lock     sync.Mutex
	inflight int // given to the exporter, and not settled
	exported uint64
	failed   map[string]uint64 // by error.type
}

// begin is called again where a request is sent again.
func (d *deliveries) begin(n int) {
	d.lock.Lock()
	d.inflight = n
	d.lock.Unlock()
}

func (d *deliveries) settle(exported, failed int, err error) {
	d.lock.Lock()
	defer d.lock.Unlock()
	d.inflight = 0
	d.exported += uint64(exported)
	if failed > 0 {
		if d.failed == nil {
			d.failed = map[string]uint64{}
		}
		d.failed[deliveryError(err)] += uint64(failed)
	}
}

func (d *deliveries) look() (inflight int, exported uint64, failed map[string]uint64) {
	d.lock.Lock()
	defer d.lock.Unlock()
	return d.inflight, d.exported, maps.Clone(d.failed)
}

func total(failed map[string]uint64) (n uint64) {
	for _, one := range failed {
		n += one
	}
	return n
}

// answerError is a receiver's refusal: its status is the error.type.
type answerError struct{ status, message string }

func (e *answerError) Error() string { return e.message }

// deliveryError is few different texts, whatever receivers say.
func deliveryError(err error) string {
	var answer *answerError
	var partial *partialSuccess
	switch {
	case err == nil:
		return "_OTHER"
	case errors.As(err, &answer):
		return answer.status
	case errors.As(err, &partial):
		return "rejected"
	case errors.Is(err, context.DeadlineExceeded):
		return "timeout"
	}
	return errorTypeName(err)
}
