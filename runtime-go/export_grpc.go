package otelts

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// OTLP over gRPC is one unary call for each request, which net/http's HTTP/2
// can make: https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md.

// grpcTransport makes t speak HTTP/2 only and gives the URL of the method.
func grpcTransport(r *receiver, t *http.Transport) string {
	t.DisableCompression = true // of HTTP: messages are packed one by one
	t.Protocols = new(http.Protocols)
	base := r.endpoint
	if path, isSocket := strings.CutPrefix(base, "unix:"); isSocket {
		base = "http://localhost"
		t.DialContext = func(ctx context.Context, _, _ string) (net.Conn, error) {
			return new(net.Dialer).DialContext(ctx, "unix", path)
		}
	}
	if strings.HasPrefix(base, "https:") {
		t.Protocols.SetHTTP2(true)
	} else {
		t.Protocols.SetUnencryptedHTTP2(true)
		t.Proxy = nil // a proxy for plain HTTP does not pass HTTP/2 on
	}
	service := "trace.v1.TraceService"
	switch r.signal {
	case "metrics":
		service = "metrics.v1.MetricsService"
	case "logs":
		service = "logs.v1.LogsService"
	}
	return base + "/opentelemetry.proto.collector." + service + "/Export"
}

// grpcFrame stands before a message: is it packed, and its length.
func grpcFrame(length int, packed bool) []byte {
	head := make([]byte, 1, 5)
	if packed {
		head[0] = 1
	}
	return binary.BigEndian.AppendUint32(head, uint32(length))
}

func (o *otlp) grpcHeader(h http.Header, timeout time.Duration) {
	for _, pair := range o.headers {
		name := strings.ToLower(pair[0])
		switch {
		case strings.HasPrefix(name, "grpc-"): // the protocol's own
		case strings.HasSuffix(name, "-bin"):
			h.Set(name, base64.RawStdEncoding.EncodeToString([]byte(pair[1])))
		default:
			h.Set(name, pair[1])
		}
	}
	h.Set("Content-Type", "application/grpc")
	h.Set("Te", "trailers")
	h.Set("Grpc-Timeout", grpcTimeout(timeout))
	h.Set("Grpc-Accept-Encoding", "gzip")
	if o.compress {
		h.Set("Grpc-Encoding", "gzip")
	}
}

// grpcTimeout has at most eight digits.
func grpcTimeout(timeout time.Duration) string {
	if ms := max(1, timeout.Milliseconds()); ms < 1e8 {
		return strconv.FormatInt(ms, 10) + "m"
	}
	return strconv.FormatInt(int64(timeout/time.Second), 10) + "S"
}

// Codes of gRPC: https://grpc.io/docs/guides/status-codes/.
const (
	grpcOK                = 0
	grpcCancelled         = 1
	grpcUnknown           = 2
	grpcDeadlineExceeded  = 4
	grpcPermissionDenied  = 7
	grpcResourceExhausted = 8
	grpcAborted           = 10
	grpcOutOfRange        = 11
	grpcUnimplemented     = 12
	grpcInternal          = 13
	grpcUnavailable       = 14
	grpcDataLoss          = 15
	grpcUnauthenticated   = 16
)

var grpcNames = [...]string{"OK", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED", "NOT_FOUND", "ALREADY_EXISTS",
	"PERMISSION_DENIED", "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION", "ABORTED", "OUT_OF_RANGE", "UNIMPLEMENTED", "INTERNAL",
	"UNAVAILABLE", "DATA_LOSS", "UNAUTHENTICATED"}

// judgeGRPC: the status is in the trailers, or among the headers where there
// is nothing else. Without one the HTTP status stands for it.
func judgeGRPC(response *http.Response, answer []byte, broken error) (result, time.Duration, error) {
	status := rpcStatus{code: -1}
	from := response.Trailer
	if response.Header.Get("Grpc-Status") != "" {
		from = response.Header
	}
	code, err := strconv.Atoi(from.Get("Grpc-Status"))
	switch isGRPC := strings.HasPrefix(response.Header.Get("Content-Type"), "application/grpc"); {
	case err == nil:
		status = readStatus(decodeBinary(from.Get("Grpc-Status-Details-Bin")))
		status.code = code
		if message, err := url.PathUnescape(from.Get("Grpc-Message")); err == nil {
			status.message = message
		}
	case broken != nil:
		status = rpcStatus{code: grpcUnavailable, message: broken.Error()}
	case response.StatusCode == http.StatusOK && isGRPC && len(answer) > answerLimit:
		status = rpcStatus{code: grpcResourceExhausted, message: "the answer is too long"}
	case response.StatusCode == http.StatusOK && isGRPC:
		status = rpcStatus{code: grpcInternal, message: "the answer has no status"}
	default:
		status = rpcStatus{code: grpcCodeOf(response.StatusCode), message: response.Status}
	}
	if status.code == grpcOK {
		message, err := grpcMessage(response.Header, answer)
		if err != nil {
			// Whatever it says: the status says that the request was accepted.
			return delivered, 0, (partialSuccess{message: err.Error()}).orNil()
		}
		return delivered, 0, partialSuccessOf(message)
	}
	failure := &answerError{status.name(), status.text()}
	if status.retryable() {
		return postponed, status.retry, failure
	}
	return refused, 0, failure
}

// retryable: https://opentelemetry.io/docs/specs/otlp/#failures.
func (s rpcStatus) retryable() bool {
	switch s.code {
	case grpcCancelled, grpcDeadlineExceeded, grpcAborted, grpcOutOfRange, grpcUnavailable, grpcDataLoss:
		return true
	case grpcResourceExhausted:
		return s.retryInfo
	}
	return false
}

func (s rpcStatus) name() string {
	if s.code >= 0 && s.code < len(grpcNames) {
		return grpcNames[s.code]
	}
	return "code " + strconv.Itoa(s.code)
}

func (s rpcStatus) text() string {
	name := s.name()
	if s.message == "" {
		return name
	}
	return name + ": " + printable(s.message)
}

// grpcCodeOf: https://github.com/grpc/grpc/blob/master/doc/http-grpc-status-mapping.md.
func grpcCodeOf(status int) int {
	switch status {
	case 400:
		return grpcInternal
	case 401:
		return grpcUnauthenticated
	case 403:
		return grpcPermissionDenied
	case 404:
		return grpcUnimplemented
	case 429, 502, 503, 504:
		return grpcUnavailable
	}
	return grpcUnknown
}

// grpcMessage takes the one message out of its frame.
func grpcMessage(header http.Header, answer []byte) ([]byte, error) {
	if len(answer) == 0 {
		return nil, nil
	}
	if len(answer) < 5 || uint64(binary.BigEndian.Uint32(answer[1:])) > uint64(len(answer)-5) {
		return nil, errors.New("the answer is cut off")
	}
	message := answer[5 : 5+binary.BigEndian.Uint32(answer[1:])]
	if answer[0] == 0 {
		return message, nil
	}
	if header.Get("Grpc-Encoding") != "gzip" {
		return nil, errors.New("the answer is packed in an unknown way")
	}
	unpacked, err := gzip.NewReader(bytes.NewReader(message))
	if err != nil {
		return nil, errors.New("the answer is not gzip")
	}
	message, err = io.ReadAll(io.LimitReader(unpacked, answerLimit))
	return message, err
}

// decodeBinary reads a header whose name ends in -bin; padding is optional.
func decodeBinary(v string) []byte {
	b, err := base64.RawStdEncoding.DecodeString(strings.TrimRight(v, "="))
	if err != nil {
		return nil
	}
	return b
}
