package otelts

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"sync/atomic"
	"time"
)

// otlpHTTP posts binary protobuf, as the OTLP specification describes it.
type otlpHTTP struct {
	client   *http.Client
	endpoint string
	headers  [][2]string
	compress bool
	reading  atomic.Int32 // request bodies that the transport may still read
}

// requestBody copies out of body, so body is free again as soon as all of it
// has been read; the transport may read on after the response has arrived.
type requestBody struct {
	rest    []byte
	reading *atomic.Int32
}

func (o *otlpHTTP) requestBody(body []byte) (io.ReadCloser, error) {
	o.reading.Add(1)
	return &requestBody{body, &o.reading}, nil
}

func (r *requestBody) Read(p []byte) (int, error) {
	if len(r.rest) == 0 {
		return 0, io.EOF
	}
	n := copy(p, r.rest)
	if r.rest = r.rest[n:]; len(r.rest) == 0 {
		r.rest = nil
		r.reading.Add(-1)
	}
	return n, nil
}

func (r *requestBody) Close() error { return nil }

// busy says that a body given to send must not change yet.
func (o *otlpHTTP) busy() bool { return o.reading.Load() != 0 }

func newOTLPHTTP(c *config) *otlpHTTP { return newOTLPHTTPTo(&c.receiver) }

func newOTLPHTTPTo(c *receiver) *otlpHTTP {
	return &otlpHTTP{
		// A transport of our own: what the program does to the default one is
		// its business. A redirect is not followed: it would take the headers along.
		client: &http.Client{
			Transport: &http.Transport{
				Proxy:               http.ProxyFromEnvironment,
				MaxIdleConnsPerHost: 1,
				IdleConnTimeout:     15 * time.Second,
				ForceAttemptHTTP2:   true,
			},
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		},
		endpoint: c.endpoint,
		headers:  c.headers,
		compress: c.compress,
	}
}

// send reports what became of body, when the receiver wants it again (0: no
// wish), and why.
func (o *otlpHTTP) send(body []byte, timeout time.Duration) (outcome result, after time.Duration, err error) {
	defer func() {
		if recover() != nil { // woven code below us is not ours
			outcome, err = refused, errors.New("internal error")
		}
	}()
	if o.compress {
		var packed bytes.Buffer
		w := gzip.NewWriter(&packed)
		_, _ = w.Write(body)
		_ = w.Close()
		body = packed.Bytes()
	}
	ctx, cancel := context.WithTimeout(context.Background(), timeout)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, o.endpoint, nil)
	if err != nil {
		return refused, 0, err
	}
	request.ContentLength = int64(len(body))
	request.GetBody = func() (io.ReadCloser, error) { return o.requestBody(body) }
	request.Body, _ = o.requestBody(body)
	request.Header.Set("User-Agent", "otel-ts-go/"+Version)
	for _, h := range o.headers {
		request.Header.Set(h[0], h[1])
	}
	request.Header.Set("Content-Type", "application/x-protobuf")
	if o.compress {
		request.Header.Set("Content-Encoding", "gzip")
	}
	response, err := o.client.Do(request)
	if err != nil {
		var wrapped *url.Error
		if errors.As(err, &wrapped) { // it repeats the URL, which the caller prints
			err = wrapped.Err
		}
		return postponed, 0, err
	}
	_, _ = io.Copy(io.Discard, io.LimitReader(response.Body, 64<<10)) // so that the connection can be used again
	_ = response.Body.Close()
	switch code := response.StatusCode; {
	case code >= 200 && code < 300:
		return delivered, 0, nil
	case code == 429 || code == 502 || code == 503 || code == 504:
		return postponed, retryAfter(response.Header.Get("Retry-After"), time.Now()), errors.New(response.Status)
	default:
		return refused, 0, errors.New(response.Status)
	}
}

// retryAfter reads seconds or an HTTP date, bounded by an hour.
func retryAfter(v string, now time.Time) time.Duration {
	var wait time.Duration
	if seconds, err := strconv.Atoi(v); err == nil {
		wait = time.Duration(min(seconds, 3600)) * time.Second
	} else if date, err := http.ParseTime(v); err == nil {
		wait = date.Sub(now)
	}
	return max(0, min(wait, time.Hour))
}

func redactedEndpoint(endpoint string) string {
	u, err := url.Parse(endpoint)
	if err != nil {
		return "the configured endpoint"
	}
	return urlFull(u)
}
