package otelts

import "strings"

// Pure functions for RPC, after the semantic conventions for RPC and gRPC.

var grpcStatusNames = [...]string{
	"OK", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED", "NOT_FOUND", "ALREADY_EXISTS",
	"PERMISSION_DENIED", "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION", "ABORTED", "OUT_OF_RANGE", "UNIMPLEMENTED",
	"INTERNAL", "UNAVAILABLE", "DATA_LOSS", "UNAUTHENTICATED",
}

// grpcStatus is the name of a status code as gRPC's own documents write it.
func grpcStatus(code int) string {
	if code >= len(grpcStatusNames) {
		return "UNKNOWN"
	}
	if code < 0 { // there was none
		return ""
	}
	return grpcStatusNames[code]
}

// grpcServerErrorType is empty for what is the client's mistake.
func grpcServerErrorType(code int) string {
	switch code {
	case 2, 4, 12, 13, 14, 15:
		return grpcStatus(code)
	}
	return ""
}

func grpcClientErrorType(code int) string {
	if code == 0 {
		return ""
	}
	return grpcStatus(code)
}

// rpcMethod is `package.Service/Method` of gRPC's `/package.Service/Method`.
func rpcMethod(path string) string { return strings.TrimPrefix(path, "/") }

// propagationField is the canonical name of a header that a propagator may
// read, or nothing. Carriers that are no http.Header are searched with it.
func propagationField(name string) string {
	if len(name) > len(headerJaegerBaggage) && strings.EqualFold(name[:len(headerJaegerBaggage)], headerJaegerBaggage) {
		return headerJaegerBaggage + canonicalRest(name[len(headerJaegerBaggage):])
	}
	switch len(name) {
	case 2:
		return sameField(name, "B3")
	case 7:
		return sameField(name, "Baggage")
	case 10:
		return sameField(name, headerTracestate) + sameField(name, "X-B3-Flags")
	case 11:
		return sameField(name, headerTraceparent) + sameField(name, "X-B3-Spanid")
	case 12:
		return sameField(name, "X-B3-Traceid") + sameField(name, "X-B3-Sampled")
	case 13:
		return sameField(name, "Uber-Trace-Id")
	case 15:
		return sameField(name, "X-Amzn-Trace-Id")
	case 17:
		return sameField(name, "X-B3-Parentspanid")
	}
	return ""
}

func sameField(name, canonical string) string {
	if strings.EqualFold(name, canonical) {
		return canonical
	}
	return ""
}
