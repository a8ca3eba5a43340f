// A gRPC server and its client: unary calls and streams of every direction, interceptors, metadata, errors of every
// kind, calls that nobody serves, deadlines, abandoned streams, health checks, and gRPC below net/http.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/health/grpc_health_v1"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/types/known/wrapperspb"
)

func main() {
	upstream, stopUpstream := serve(register(nil, grpc.UnknownServiceHandler(func(any, grpc.ServerStream) error {
		return status.Error(codes.PermissionDenied, "not that")
	})))
	target, stop := serve(register(upstream))
	client := dial(target)
	asked(metadata.AppendToOutgoingContext(context.Background(), "x-own", "1"), func(ctx context.Context) { calls(ctx, client, upstream) })
	client.Close()
	stop()

	below := belowHTTP(register(nil, grpc.NumStreamWorkers(4)))
	stopUpstream()
	fmt.Println(below)
}

//otel:span
func asked(ctx context.Context, do func(context.Context)) {
	meanwhile(func() { do(ctx) })
}

// meanwhile is what the goroutine is at, and no context says so.
//
//otel:span
func meanwhile(do func()) { do() }

func calls(ctx context.Context, client *grpc.ClientConn, upstream string) {
	fmt.Println(call(ctx, client, "Say", "hello"))
	fmt.Println(call(ctx, client, "Ask", "upstream"))
	fmt.Println(call(ctx, client, "Fail", "NotFound"))
	fmt.Println(call(ctx, client, "Fail", "Internal"))
	fmt.Println(call(ctx, client, "Fail", "plain"))
	fmt.Println(call(ctx, client, "Nothing", ""))
	fmt.Println(client.Invoke(ctx, "/other.Service/Method", wrapperspb.String(""), new(wrapperspb.StringValue)))
	late, cancel := context.WithDeadline(ctx, time.Now().Add(-time.Second))
	fmt.Println(call(late, client, "Say", "too late"))
	cancel()
	canceled, cancel := context.WithCancel(ctx)
	go func() {
		<-hanging
		cancel()
	}()
	fmt.Println(call(canceled, client, "Wait", ""))

	fmt.Println(download(ctx, client, 3))
	fmt.Println(upload(ctx, client, 3))
	fmt.Println(both(ctx, client, 2))
	fmt.Println(download(ctx, client, -1))
	// The second attempt is made while the answer is awaited.
	fmt.Println(download(ctx, client, -2))
	abandon(ctx, client)

	checked, err := grpc_health_v1.NewHealthClient(client).Check(ctx, &grpc_health_v1.HealthCheckRequest{})
	fmt.Println(checked.GetStatus(), err)

	onTheWire(ctx)
	open := dial(upstream)
	fmt.Println(open.Invoke(ctx, "/other.Service/Method", wrapperspb.String(""), new(wrapperspb.StringValue)))
	open.Close()

	nobody := dial("127.0.0.1:1")
	fmt.Println(status.Code(nobody.Invoke(ctx, method("Say"), wrapperspb.String(""), new(wrapperspb.StringValue))))
	nobody.Close()
}

func method(name string) string { return "/test.Talker/" + name }

func serve(server *grpc.Server) (target string, stop func()) {
	listener, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	go server.Serve(listener)
	return listener.Addr().String(), server.GracefulStop
}

func dial(target string) *grpc.ClientConn {
	const again = `{"methodConfig": [{"name": [{"service": "test.Talker", "method": "Download"}],
		"retryPolicy": {"maxAttempts": 2, "initialBackoff": "0.001s", "maxBackoff": "0.001s", "backoffMultiplier": 1, "retryableStatusCodes": ["ABORTED"]}}]}`
	client, err := grpc.Dial(target, grpc.WithDefaultServiceConfig(again), grpc.WithTransportCredentials(insecure.NewCredentials()), grpc.WithChainUnaryInterceptor(
		func(ctx context.Context, method string, request, reply any, client *grpc.ClientConn, next grpc.UnaryInvoker, options ...grpc.CallOption) error {
			if strings.HasSuffix(method, "/Ask") {
				meanwhile(func() { token(ctx) })
			}
			return next(ctx, method, request, reply, client, options...)
		}))
	if err != nil {
		panic(err)
	}
	return client
}

//otel:span
func token(ctx context.Context) {}

func call(ctx context.Context, client *grpc.ClientConn, name, text string) (string, error) {
	reply := new(wrapperspb.StringValue)
	err := client.Invoke(ctx, method(name), wrapperspb.String(text), reply)
	return reply.GetValue(), err
}

func download(ctx context.Context, client *grpc.ClientConn, count int32) (received int, err error) {
	stream, err := client.NewStream(ctx, &grpc.StreamDesc{ServerStreams: true}, method("Download"))
	if err != nil {
		return 0, err
	}
	if err := errors.Join(stream.SendMsg(wrapperspb.Int32(count)), stream.CloseSend()); err != nil {
		return 0, err
	}
	for ; ; received++ {
		if err := stream.RecvMsg(new(wrapperspb.StringValue)); err != nil {
			if err == io.EOF {
				err = nil
			}
			return received, err
		}
	}
}

func upload(ctx context.Context, client *grpc.ClientConn, count int) (int32, error) {
	stream, err := client.NewStream(ctx, &grpc.StreamDesc{ClientStreams: true}, method("Upload"))
	if err != nil {
		return 0, err
	}
	for range make([]struct{}, count) {
		if err := stream.SendMsg(wrapperspb.String("x")); err != nil {
			return 0, err
		}
	}
	reply := new(wrapperspb.Int32Value)
	err = errors.Join(stream.CloseSend(), stream.RecvMsg(reply))
	return reply.GetValue(), err
}

func both(ctx context.Context, client *grpc.ClientConn, count int) (said []string, err error) {
	stream, err := client.NewStream(ctx, &grpc.StreamDesc{ClientStreams: true, ServerStreams: true}, method("Chat"))
	if err != nil {
		return nil, err
	}
	for i := 0; i < count; i++ {
		reply := new(wrapperspb.StringValue)
		if err := errors.Join(stream.SendMsg(wrapperspb.String(fmt.Sprint(i))), stream.RecvMsg(reply)); err != nil {
			return said, err
		}
		said = append(said, reply.GetValue())
	}
	if err := errors.Join(stream.CloseSend()); err != nil {
		return said, err
	}
	if err := stream.RecvMsg(new(wrapperspb.StringValue)); err != io.EOF {
		return said, err
	}
	return said, nil
}

// abandon cancels a stream that nobody reads to its end, and waits until the server has seen it.
func abandon(ctx context.Context, client *grpc.ClientConn) {
	ctx, cancel := context.WithCancel(ctx)
	stream, err := client.NewStream(ctx, &grpc.StreamDesc{ClientStreams: true, ServerStreams: true}, method("Hang"))
	if err != nil {
		panic(err)
	}
	stream.SendMsg(wrapperspb.String("x"))
	<-hanging
	cancel()
	<-hanging
	fmt.Println(status.Code(stream.RecvMsg(new(wrapperspb.StringValue))))
}

// belowHTTP serves through net/http's own HTTP/2, without TLS.
func belowHTTP(server *grpc.Server) string {
	listener, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	protocols := new(http.Protocols)
	protocols.SetUnencryptedHTTP2(true)
	host := &http.Server{Handler: server, Protocols: protocols}
	go host.Serve(listener)
	client := dial(listener.Addr().String())
	said, err := call(context.Background(), client, "Say", "below net/http")
	_, unknown := call(context.Background(), client, "Nothing", "below net/http")
	client.Close()
	host.Shutdown(context.Background())
	return fmt.Sprint(said, err, unknown)
}
