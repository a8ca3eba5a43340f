// An ordinary user of Connect: calls and streams by each protocol, failures, interceptors, what is no call.
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

	"connectrpc.com/connect"
	"google.golang.org/protobuf/types/known/wrapperspb"
)

type text = wrapperspb.StringValue

func main() { asked(context.Background(), work) }

//otel:span
func asked(ctx context.Context, do func(context.Context)) {
	meanwhile(func() { do(ctx) })
}

// meanwhile is what the goroutine is at, and no context says so.
//
//otel:span
func meanwhile(do func()) { do() }

func work(ctx context.Context) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	var protocols http.Protocols
	protocols.SetHTTP1(true)
	protocols.SetUnencryptedHTTP2(true)
	server := &http.Server{Handler: recovering(handlers()), Protocols: &protocols}
	served := make(chan struct{})
	go func() {
		server.Serve(listener)
		close(served)
	}()
	var only http.Protocols
	only.SetUnencryptedHTTP2(true)
	client := &http.Client{Transport: &http.Transport{Protocols: &only}}
	url := "http://" + listener.Addr().String()

	connected(ctx, "connect", client, url)
	connected(ctx, "grpc", client, url, connect.WithGRPC())
	connected(ctx, "grpc-web", client, url, connect.WithGRPCWeb())
	refused(ctx, client, url)
	client.CloseIdleConnections()
	server.Shutdown(ctx)
	<-served
	_, err = connect.NewClient[text, text](client, url+"/shop.v1.Shop/Greet").CallUnary(ctx, connect.NewRequest(wrapperspb.String("nobody")))
	fmt.Println("nobody serves:", connect.CodeOf(err))
}

// recovering is what many servers have around their handlers.
func recovering(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if recover() != nil {
				w.WriteHeader(http.StatusInternalServerError)
			}
		}()
		next.ServeHTTP(w, r)
	})
}

// around sees each call, as interceptors do.
type around struct{ name string }

func (a around) WrapUnary(next connect.UnaryFunc) connect.UnaryFunc {
	return func(ctx context.Context, request connect.AnyRequest) (connect.AnyResponse, error) {
		seen(ctx, a.name)
		return next(ctx, request)
	}
}

func (a around) WrapStreamingClient(next connect.StreamingClientFunc) connect.StreamingClientFunc {
	return func(ctx context.Context, spec connect.Spec) connect.StreamingClientConn {
		seen(ctx, a.name)
		return next(ctx, spec)
	}
}

func (a around) WrapStreamingHandler(next connect.StreamingHandlerFunc) connect.StreamingHandlerFunc {
	return func(ctx context.Context, conn connect.StreamingHandlerConn) error {
		seen(ctx, a.name)
		return next(ctx, conn)
	}
}

//otel:span
func seen(ctx context.Context, by string) {}

func handlers() http.Handler {
	mux := http.NewServeMux()
	with := connect.WithInterceptors(around{"server"})
	mux.Handle("/shop.v1.Shop/Greet", connect.NewUnaryHandler("/shop.v1.Shop/Greet", greet, with))
	mux.Handle("/shop.v1.Shop/List", connect.NewServerStreamHandler("/shop.v1.Shop/List", list, with))
	mux.Handle("/shop.v1.Shop/Sum", connect.NewClientStreamHandler("/shop.v1.Shop/Sum", sum, with))
	mux.Handle("/shop.v1.Shop/Chat", connect.NewBidiStreamHandler("/shop.v1.Shop/Chat", chat, with))
	return mux
}

func greet(ctx context.Context, request *connect.Request[text]) (*connect.Response[text], error) {
	switch request.Msg.Value {
	case "nobody":
		return nil, connect.NewError(connect.CodeNotFound, errors.New("nobody is there"))
	case "broken":
		return nil, connect.NewError(connect.CodeInternal, errors.New("it is broken"))
	case "uncoded":
		return nil, errors.New("it is so")
	case "panic":
		panic("too much")
	case "slow":
		<-ctx.Done()
		return nil, ctx.Err()
	}
	return connect.NewResponse(wrapperspb.String("hello " + request.Msg.Value)), nil
}

func list(ctx context.Context, request *connect.Request[text], stream *connect.ServerStream[text]) error {
	for _, word := range strings.Fields(request.Msg.Value) {
		if word == "broken" {
			return connect.NewError(connect.CodeDataLoss, errors.New("it is broken"))
		}
		if err := stream.Send(wrapperspb.String(word)); err != nil {
			return err
		}
		for word == "more" {
			if err := stream.Send(wrapperspb.String(strings.Repeat("more", 10_000))); err != nil {
				return connect.NewError(connect.CodeCanceled, err)
			}
		}
	}
	return nil
}

func sum(ctx context.Context, stream *connect.ClientStream[text]) (*connect.Response[text], error) {
	all := ""
	for stream.Receive() {
		all += stream.Msg().Value
	}
	return connect.NewResponse(wrapperspb.String(all)), stream.Err()
}

func chat(ctx context.Context, stream *connect.BidiStream[text, text]) error {
	for {
		message, err := stream.Receive()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if err := stream.Send(message); err != nil {
			return err
		}
	}
}

func connected(ctx context.Context, how string, client *http.Client, url string, options ...connect.ClientOption) {
	options = append(options, connect.WithInterceptors(around{how}))
	caller := connect.NewClient[text, text](client, url+"/shop.v1.Shop/Greet", options...)
	for _, who := range []string{"you", "nobody", "broken", "uncoded", "panic"} {
		response, err := caller.CallUnary(ctx, connect.NewRequest(wrapperspb.String(who)))
		if err != nil {
			fmt.Println(how, who, connect.CodeOf(err))
			continue
		}
		fmt.Println(how, response.Msg.Value)
	}

	lister := connect.NewClient[text, text](client, url+"/shop.v1.Shop/List", options...)
	for _, what := range []string{"a b", "a broken"} {
		words, err := lister.CallServerStream(ctx, connect.NewRequest(wrapperspb.String(what)))
		if err != nil {
			fmt.Println(how, err)
			continue
		}
		for words.Receive() {
			fmt.Println(how, words.Msg().Value)
		}
		fmt.Println(how, "listed", words.Err(), words.Close())
	}

	words, err := lister.CallServerStream(ctx, connect.NewRequest(wrapperspb.String("more")))
	fmt.Println(how, "more", err, words.Receive(), words.Close() == nil)

	adder := connect.NewClient[text, text](client, url+"/shop.v1.Shop/Sum", options...).CallClientStream(ctx)
	adder.Send(wrapperspb.String("1"))
	adder.Send(wrapperspb.String("2"))
	added, err := adder.CloseAndReceive()
	fmt.Println(how, added.Msg.GetValue(), err)

	talk := connect.NewClient[text, text](client, url+"/shop.v1.Shop/Chat", options...).CallBidiStream(ctx)
	talk.Send(wrapperspb.String("hello"))
	message, err := talk.Receive()
	fmt.Println(how, message.GetValue(), err)
	talk.CloseRequest()
	_, err = talk.Receive()
	fmt.Println(how, "over", errors.Is(err, io.EOF))
	fmt.Println(how, "closed", talk.CloseResponse())
}

func refused(ctx context.Context, client *http.Client, url string) {
	cancelled, cancel := context.WithCancel(ctx)
	time.AfterFunc(50*time.Millisecond, cancel)
	_, err := connect.NewClient[text, text](client, url+"/shop.v1.Shop/Greet").CallUnary(cancelled, connect.NewRequest(wrapperspb.String("slow")))
	fmt.Println("cancelled:", connect.CodeOf(err))
	_, err = connect.NewClient[text, text](client, url+"/shop.v1.Shop/None").CallUnary(ctx, connect.NewRequest(wrapperspb.String("you")))
	fmt.Println("nobody knows:", connect.CodeOf(err))
	_, err = connect.NewClient[text, text](client, "shop/shop.v1.Shop/Greet").CallUnary(ctx, connect.NewRequest(wrapperspb.String("you")))
	fmt.Println("no address:", connect.CodeOf(err))
	response, err := client.Post(url+"/shop.v1.Shop/Greet", "text/plain", strings.NewReader("you"))
	if err != nil {
		fmt.Println(err)
		return
	}
	response.Body.Close()
	fmt.Println("no protocol of ours:", response.Status)
}
