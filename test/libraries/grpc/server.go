package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/health"
	"google.golang.org/grpc/health/grpc_health_v1"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/types/known/wrapperspb"
)

// again has something once a call was told to come again.
var again = make(chan struct{}, 1)

var hanging = make(chan struct{})

type talker struct{ upstream string }

func register(upstream any, options ...grpc.ServerOption) *grpc.Server {
	t := &talker{}
	t.upstream, _ = upstream.(string)
	server := grpc.NewServer(append(options, grpc.ChainUnaryInterceptor(func(ctx context.Context, request any, info *grpc.UnaryServerInfo, next grpc.UnaryHandler) (any, error) {
		return next(ctx, request)
	}))...)
	server.RegisterService(&grpc.ServiceDesc{
		ServiceName: "test.Talker",
		HandlerType: (*any)(nil),
		Methods:     []grpc.MethodDesc{unary("Say", t.say), unary("Ask", t.ask), unary("Fail", t.fail), unary("Wait", t.wait)},
		Streams: []grpc.StreamDesc{
			{StreamName: "Download", Handler: t.download, ServerStreams: true},
			{StreamName: "Upload", Handler: t.upload, ClientStreams: true},
			{StreamName: "Chat", Handler: t.chat, ClientStreams: true, ServerStreams: true},
			{StreamName: "Hang", Handler: t.hang, ClientStreams: true, ServerStreams: true},
		},
	}, t)
	grpc_health_v1.RegisterHealthServer(server, health.NewServer())
	return server
}

func unary(name string, handle func(context.Context, string) (string, error)) grpc.MethodDesc {
	return grpc.MethodDesc{MethodName: name, Handler: func(_ any, ctx context.Context, decode func(any) error, interceptor grpc.UnaryServerInterceptor) (any, error) {
		request := new(wrapperspb.StringValue)
		if err := decode(request); err != nil {
			return nil, err
		}
		handler := func(ctx context.Context, request any) (any, error) {
			text, err := handle(ctx, request.(*wrapperspb.StringValue).GetValue())
			return wrapperspb.String(text), err
		}
		return interceptor(ctx, request, &grpc.UnaryServerInfo{FullMethod: method(name)}, handler)
	}}
}

func (*talker) say(ctx context.Context, text string) (string, error) {
	md, _ := metadata.FromIncomingContext(ctx)
	return fmt.Sprint(text, md["x-own"]), nil
}

func (t *talker) ask(ctx context.Context, text string) (said string, err error) {
	client := dial(t.upstream)
	defer client.Close()
	meanwhile(func() { said, err = call(ctx, client, "Say", text) })
	return said, err
}

func (*talker) fail(_ context.Context, text string) (string, error) {
	switch text {
	case "NotFound":
		return "", status.Error(codes.NotFound, "there is none")
	case "Internal":
		return "", fmt.Errorf("wrapped: %w", status.Error(codes.Internal, "broken"))
	}
	return "", errors.New("no status at all")
}

func (*talker) wait(ctx context.Context, _ string) (string, error) {
	hanging <- struct{}{}
	<-ctx.Done()
	return "", ctx.Err()
}

func (*talker) download(_ any, stream grpc.ServerStream) error {
	count := new(wrapperspb.Int32Value)
	if err := stream.RecvMsg(count); err != nil {
		return err
	}
	if count.GetValue() == -2 && len(again) == 0 {
		again <- struct{}{}
		return status.Error(codes.Aborted, "once more")
	}
	if count.GetValue() == -1 {
		return status.Error(codes.Unavailable, "not now")
	}
	for i := int32(0); i < count.GetValue(); i++ {
		if err := stream.SendMsg(wrapperspb.String("x")); err != nil {
			return err
		}
	}
	return nil
}

func (*talker) upload(_ any, stream grpc.ServerStream) error {
	for count := int32(0); ; count++ {
		switch err := stream.RecvMsg(new(wrapperspb.StringValue)); err {
		case nil:
		case io.EOF:
			return stream.SendMsg(wrapperspb.Int32(count))
		default:
			return err
		}
	}
}

func (t *talker) chat(_ any, stream grpc.ServerStream) error {
	for {
		message := new(wrapperspb.StringValue)
		switch err := stream.RecvMsg(message); err {
		case nil:
			said, _ := t.say(stream.Context(), message.GetValue())
			if err := stream.SendMsg(wrapperspb.String(said)); err != nil {
				return err
			}
		case io.EOF:
			return nil
		default:
			return err
		}
	}
}

func (*talker) hang(_ any, stream grpc.ServerStream) error {
	hanging <- struct{}{}
	<-stream.Context().Done()
	hanging <- struct{}{}
	return stream.Context().Err()
}
