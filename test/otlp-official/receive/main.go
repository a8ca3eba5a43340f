// Command receive is the second opinion on our OTLP over gRPC: OpenTelemetry's own generated services in Google's own
// server. It prints its address, writes each request as it came into a file, and once its standard input ends one line
// of JSON that says how it was called.
package main

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"net"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials"
	_ "google.golang.org/grpc/encoding/gzip"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/stats"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/durationpb"

	metrics "go.opentelemetry.io/proto/otlp/collector/metrics/v1"
	traces "go.opentelemetry.io/proto/otlp/collector/trace/v1"
)

type receiver struct {
	directory string
	refuse    int
	reject    int64

	lock        sync.Mutex
	Calls       map[string]int      `json:"calls"`
	Connections int                 `json:"connections"`
	Headers     map[string][]string `json:"headers"`
	Compression []string            `json:"compression"`
	Deadlines   int                 `json:"deadlines"`
}

func main() {
	r := &receiver{Calls: map[string]int{}, Headers: map[string][]string{}}
	flag.StringVar(&r.directory, "out", ".", "where requests are written")
	flag.IntVar(&r.refuse, "refuse", 0, "answer so many calls of each signal with RESOURCE_EXHAUSTED and RetryInfo")
	flag.Int64Var(&r.reject, "reject", 0, "say that so many of each request were rejected")
	socket := flag.String("socket", "", "a unix socket instead of a port")
	cert, key, authority := flag.String("cert", "", "PEM"), flag.String("key", "", "PEM"), flag.String("client-ca", "", "PEM")
	flag.Parse()
	if err := r.run(*socket, *cert, *key, *authority); err != nil {
		log.Fatal(err)
	}
}

func (r *receiver) run(socket, cert, key, authority string) error {
	network, address := "tcp", "127.0.0.1:0"
	if socket != "" {
		network, address = "unix", socket
	}
	listener, err := net.Listen(network, address)
	if err != nil {
		return err
	}
	options := []grpc.ServerOption{grpc.StatsHandler(&watcher{r}), grpc.MaxRecvMsgSize(64 << 20)}
	if cert != "" {
		secure, err := tlsConfig(cert, key, authority)
		if err != nil {
			return err
		}
		options = append(options, grpc.Creds(credentials.NewTLS(secure)))
	}
	server := grpc.NewServer(options...)
	traces.RegisterTraceServiceServer(server, &traceService{receiver: r})
	metrics.RegisterMetricsServiceServer(server, &metricsService{receiver: r})
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		server.Stop()
	}()
	fmt.Println(listener.Addr())
	if err := server.Serve(listener); err != nil {
		return err
	}
	r.lock.Lock()
	defer r.lock.Unlock()
	return json.NewEncoder(os.Stdout).Encode(r)
}

func tlsConfig(cert, key, authority string) (*tls.Config, error) {
	pair, err := tls.LoadX509KeyPair(cert, key)
	if err != nil {
		return nil, err
	}
	config := &tls.Config{Certificates: []tls.Certificate{pair}}
	if authority != "" {
		content, err := os.ReadFile(authority)
		config.ClientCAs, config.ClientAuth = x509.NewCertPool(), tls.RequireAndVerifyClientCert
		if err != nil || !config.ClientCAs.AppendCertsFromPEM(content) {
			return nil, errors.Join(err, errors.New("no certificate of an authority"))
		}
	}
	return config, nil
}

// keep writes the request and says whether it is one that is to be refused.
func (r *receiver) keep(ctx context.Context, signal string, request proto.Message) error {
	r.lock.Lock()
	defer r.lock.Unlock()
	r.Calls[signal]++
	if _, limited := ctx.Deadline(); limited {
		r.Deadlines++
	}
	md, _ := metadata.FromIncomingContext(ctx)
	for _, name := range []string{"user-agent", "x-key", "trace-bin"} {
		for _, value := range md.Get(name) {
			if !slices.Contains(r.Headers[name], value) {
				r.Headers[name] = append(r.Headers[name], value)
			}
		}
	}
	if r.Calls[signal] <= r.refuse {
		refused, err := status.New(codes.ResourceExhausted, "not now").WithDetails(&errdetails.RetryInfo{RetryDelay: durationpb.New(time.Millisecond)})
		if err != nil {
			return err
		}
		return refused.Err()
	}
	content, err := proto.Marshal(request)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(r.directory, fmt.Sprintf("%s-%d.bin", signal, r.Calls[signal])), content, 0o600)
}

type traceService struct {
	traces.UnimplementedTraceServiceServer
	*receiver
}

func (s *traceService) Export(ctx context.Context, request *traces.ExportTraceServiceRequest) (*traces.ExportTraceServiceResponse, error) {
	answer := &traces.ExportTraceServiceResponse{}
	if s.reject > 0 {
		answer.PartialSuccess = &traces.ExportTracePartialSuccess{RejectedSpans: s.reject, ErrorMessage: "too many"}
	}
	return answer, s.keep(ctx, "spans", request)
}

type metricsService struct {
	metrics.UnimplementedMetricsServiceServer
	*receiver
}

func (s *metricsService) Export(ctx context.Context, request *metrics.ExportMetricsServiceRequest) (*metrics.ExportMetricsServiceResponse, error) {
	return &metrics.ExportMetricsServiceResponse{}, s.keep(ctx, "metrics", request)
}

// watcher counts connections and how messages came.
type watcher struct{ *receiver }

func (w *watcher) TagRPC(ctx context.Context, _ *stats.RPCTagInfo) context.Context   { return ctx }
func (w *watcher) TagConn(ctx context.Context, _ *stats.ConnTagInfo) context.Context { return ctx }

func (w *watcher) HandleRPC(_ context.Context, event stats.RPCStats) {
	header, ok := event.(*stats.InHeader)
	if !ok {
		return
	}
	w.lock.Lock()
	defer w.lock.Unlock()
	if !slices.Contains(w.Compression, header.Compression) {
		w.Compression = append(w.Compression, header.Compression)
	}
}

func (w *watcher) HandleConn(_ context.Context, event stats.ConnStats) {
	if _, ok := event.(*stats.ConnBegin); ok {
		w.lock.Lock()
		w.Connections++
		w.lock.Unlock()
	}
}
