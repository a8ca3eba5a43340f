package otelts

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"unsafe"
)

// otlp sends requests of one signal, as the OTLP specification describes it.
// One goroutine uses it.
type otlp struct {
	*receiver
	client  *http.Client
	url     string
	packer  *gzip.Writer
	memory  *byte                        // of the last body
	reading atomic.Pointer[atomic.Int32] // request bodies in that memory that the transport may still read
}

// An answer says what became of a request in a few bytes. This is gRPC's limit.
const answerLimit = 4 << 20

// All requests share a connection of HTTP/2, so one that leads nowhere any more
// must be noticed. A connection without requests is closed before it is asked.
var pingAfter, pingTimeout = 20 * time.Second, 10 * time.Second

func newOTLP(r *receiver) *otlp {
	o := &otlp{receiver: r, url: r.endpoint}
	// A transport of our own: what the program does to the default one is its
	// business.
	transport := &http.Transport{
		Proxy:               http.ProxyFromEnvironment,
		TLSClientConfig:     r.tls(),
		MaxIdleConnsPerHost: 1,
		IdleConnTimeout:     15 * time.Second,
		ForceAttemptHTTP2:   true,
		HTTP2:               &http.HTTP2Config{SendPingTimeout: pingAfter, PingTimeout: pingTimeout},
	}
	if r.protocol == grpcProtobuf {
		o.url = grpcTransport(r, transport)
	}
	o.client = &http.Client{
		Transport: transport,
		// A redirect would take the headers along.
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	return o
}

// requestBody copies out of body, so body is free again as soon as all of it
// has been read or the transport has closed it, which may be after the response
// has arrived.
type requestBody struct {
	lock    sync.Mutex
	head    []byte
	rest    []byte
	done    bool
	reading *atomic.Int32
}

func (r *requestBody) Read(p []byte) (n int, err error) {
	r.lock.Lock()
	defer r.lock.Unlock()
	if len(r.head) > 0 {
		n = copy(p, r.head)
		r.head = r.head[n:]
		return n, nil
	}
	if len(r.rest) == 0 {
		r.finish()
		return 0, io.EOF
	}
	n = copy(p, r.rest)
	if r.rest = r.rest[n:]; len(r.rest) == 0 {
		r.finish()
	}
	return n, nil
}

func (r *requestBody) Close() error {
	r.lock.Lock()
	defer r.lock.Unlock()
	r.finish()
	return nil
}

func (r *requestBody) finish() {
	if !r.done {
		r.done, r.head, r.rest = true, nil, nil
		r.reading.Add(-1)
	}
}

// busy says that the body last given to send must not change yet. A body that
// the transport has forgotten to close costs its memory, and no other.
func (o *otlp) busy() bool {
	reading := o.reading.Load()
	return reading != nil && reading.Load() != 0
}

// send reports what became of body, when the receiver wants it again (0: no
// wish), and why. Beside delivered, the error is a *partialSuccess.
func (o *otlp) send(body []byte, timeout time.Duration) (outcome result, after time.Duration, err error) {
	defer func() {
		if recover() != nil { // woven code below us is not ours
			outcome, err = refused, errors.New("internal error")
		}
	}()
	ctx, cancel := context.WithTimeout(context.Background(), timeout)
	defer cancel()
	request, err := o.request(ctx, body, timeout)
	if err != nil {
		return refused, 0, err
	}
	response, err := o.client.Do(request)
	if err != nil {
		var wrapped *url.Error
		if errors.As(err, &wrapped) { // it repeats the URL, which the caller prints
			err = wrapped.Err
		}
		o.client.CloseIdleConnections() // HTTP/2 would take the same one again, whatever became of it
		return postponed, 0, o.explained(err)
	}
	// To its end, so that the connection can be used again.
	answer, err := io.ReadAll(io.LimitReader(response.Body, answerLimit+1))
	_ = response.Body.Close()
	if o.protocol == grpcProtobuf {
		return judgeGRPC(response, answer, err)
	}
	return judgeHTTP(response, answer)
}

func (o *otlp) request(ctx context.Context, body []byte, timeout time.Duration) (*http.Request, error) {
	if memory := unsafe.SliceData(body); o.memory != memory || o.reading.Load() == nil {
		o.memory = memory
		o.reading.Store(new(atomic.Int32))
	}
	contentType := "application/x-protobuf"
	if o.protocol == httpJSON {
		translated, ok := appendJSON(make([]byte, 0, 3*len(body)), o.schema(), body)
		if !ok {
			return nil, errors.New("internal error")
		}
		contentType, body = "application/json", translated
	}
	if o.compress {
		body = o.pack(body)
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, o.url, nil)
	if err != nil {
		return nil, err
	}
	var head []byte
	if o.protocol == grpcProtobuf {
		head = grpcFrame(len(body), o.compress)
	}
	request.ContentLength = int64(len(head) + len(body))
	reading := o.reading.Load()
	open := func() io.ReadCloser {
		reading.Add(1)
		return &requestBody{head: head, rest: body, reading: reading}
	}
	request.GetBody = func() (io.ReadCloser, error) { return open(), nil }
	request.Body = open()
	request.Header.Set("User-Agent", "otel-ts-go/"+Version)
	if o.protocol == grpcProtobuf {
		o.grpcHeader(request.Header, timeout)
		return request, nil
	}
	for _, h := range o.headers {
		request.Header.Set(h[0], h[1])
		if strings.EqualFold(h[0], "Host") { // net/http does not look there
			request.Host = h[1]
		}
	}
	request.Header.Set("Content-Type", contentType)
	if o.compress {
		request.Header.Set("Content-Encoding", "gzip")
	}
	return request, nil
}

func (o *otlp) pack(body []byte) []byte {
	var packed bytes.Buffer
	if o.packer == nil {
		o.packer = gzip.NewWriter(&packed)
	} else {
		o.packer.Reset(&packed)
	}
	_, _ = o.packer.Write(body)
	_ = o.packer.Close()
	return packed.Bytes()
}

// explained names the mistake that is made most often: the port of the other
// protocol.
func (o *otlp) explained(err error) error {
	for _, mistake := range []struct {
		port, is string
		made     bool
	}{{":4317", "grpc", o.protocol != grpcProtobuf}, {":4318", "http/protobuf", o.protocol == grpcProtobuf}} {
		if u, bad := url.Parse(o.url); bad == nil && mistake.made && strings.HasSuffix(u.Host, mistake.port) {
			return errors.New(err.Error() + " (at this port most receivers want OTEL_EXPORTER_OTLP_PROTOCOL=" + mistake.is + ")")
		}
	}
	return err
}

func redactedEndpoint(endpoint string) string {
	u, err := url.Parse(endpoint)
	if err != nil {
		return "the configured endpoint"
	}
	return urlFull(u)
}
