// sink is an OTLP receiver that counts, and that can be told to be a bad one. It serves until its standard input ends.
//
//	GET  /counts
//	POST /mode?status=503&delay=200ms&cut=true   how to answer /v1/traces from now on
package main

import (
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"sync"
	"sync/atomic"
	"time"
)

// counts: each request is accepted, refused or cut. Spans of accepted ones only.
type counts struct {
	Accepted, Refused, Cut, Spans, Bytes, Metrics atomic.Int64
}

type mode struct {
	status int
	delay  time.Duration
	cut    bool
}

var (
	seen    counts
	current atomic.Pointer[mode]
	bodies  = sync.Pool{New: func() any { return new([]byte) }}
)

func main() {
	address := flag.String("address", "127.0.0.1:0", "where to listen")
	flag.Parse()
	current.Store(&mode{status: http.StatusOK})
	listener, err := net.Listen("tcp", *address)
	if err != nil {
		log.Fatal(err)
	}
	http.HandleFunc("POST /v1/traces", traces)
	http.HandleFunc("POST /v1/metrics", func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		seen.Metrics.Add(1)
	})
	http.HandleFunc("POST /mode", setMode)
	http.HandleFunc("GET /counts", func(w http.ResponseWriter, r *http.Request) {
		_ = json.NewEncoder(w).Encode(map[string]int64{"accepted": seen.Accepted.Load(), "refused": seen.Refused.Load(), "cut": seen.Cut.Load(),
			"spans": seen.Spans.Load(), "bytes": seen.Bytes.Load(), "metrics": seen.Metrics.Load()})
	})
	go func() { log.Fatal(http.Serve(listener, nil)) }()
	fmt.Println(listener.Addr())
	_, _ = io.Copy(io.Discard, os.Stdin)
}

func setMode(w http.ResponseWriter, r *http.Request) {
	m := &mode{status: http.StatusOK, cut: r.FormValue("cut") == "true"}
	if v := r.FormValue("status"); v != "" {
		if _, err := fmt.Sscan(v, &m.status); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
	}
	if v := r.FormValue("delay"); v != "" {
		var err error
		if m.delay, err = time.ParseDuration(v); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
	}
	current.Store(m)
}

func traces(w http.ResponseWriter, r *http.Request) {
	m := current.Load()
	if m.cut {
		seen.Cut.Add(1)
		_, _ = io.CopyN(io.Discard, r.Body, 1000)
		panic(http.ErrAbortHandler)
	}
	n, size, err := read(r)
	time.Sleep(m.delay)
	switch {
	case err != nil:
		http.Error(w, err.Error(), http.StatusBadRequest)
		seen.Refused.Add(1)
	case m.status != http.StatusOK:
		w.WriteHeader(m.status)
		seen.Refused.Add(1)
	default:
		seen.Accepted.Add(1)
		seen.Spans.Add(int64(n))
		seen.Bytes.Add(int64(size))
	}
}

// read counts the spans of a request.
func read(r *http.Request) (spans, size int, err error) {
	buffer := bodies.Get().(*[]byte)
	defer bodies.Put(buffer)
	var from io.Reader = r.Body
	if r.Header.Get("Content-Encoding") == "gzip" {
		if from, err = gzip.NewReader(r.Body); err != nil {
			return 0, 0, err
		}
	}
	b := (*buffer)[:0]
	for {
		if len(b) == cap(b) {
			b = append(b, 0)[:len(b)]
		}
		n, err := from.Read(b[len(b):cap(b)])
		b = b[:len(b)+n]
		if err == io.EOF {
			break
		}
		if err != nil {
			return 0, 0, err
		}
	}
	*buffer = b
	spans, err = countSpans(b)
	return spans, len(b), err
}
