package bench

import (
	"net/http"
	"testing"
)

// BenchmarkPlainHandler is the floor: the handler and nothing else.
func BenchmarkPlainHandler(b *testing.B) {
	serve(b, http.HandlerFunc(item))
}
