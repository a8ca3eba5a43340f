// A service of Twirp and its clients, by both encodings: failures of each side, interceptors and hooks of the program's own,
// a service that asks another, panics, requests that are no calls.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"strings"

	"github.com/twitchtv/twirp"
	"github.com/twitchtv/twirp/example"
)

func main() { asked(context.Background(), work) }

//otel:span
func asked(ctx context.Context, do func(context.Context)) {
	meanwhile(func() { do(ctx) })
}

// meanwhile is what the goroutine is at, and no context says so.
//
//otel:span
func meanwhile(do func()) { do() }

// step is what the lines below it belong to.
//
//otel:span step otel_ts.step:name
func step(name string, do func()) { do() }

// client has no connection twice: a panic ends the one that it is on.
var client = &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}

func work(ctx context.Context) {
	server := start(example.NewHaberdasherServer(&haberdasher{}))
	defer server.Close()
	protobuf := example.NewHaberdasherProtobufClient(server.URL, client)
	json := example.NewHaberdasherJSONClient(server.URL, client)
	step("answers", func() {
		hat(ctx, protobuf, 1)
		hat(ctx, json, 2)
	})
	step("failures", func() {
		for _, size := range []int32{-1, -2, -3, -4, -5} {
			hat(ctx, protobuf, size)
		}
		hat(ctx, json, -6)
		cancelled, cancel := context.WithCancel(ctx)
		cancel()
		hat(cancelled, protobuf, 1)
		hat(ctx, example.NewHaberdasherProtobufClient("http://127.0.0.1:1", client), 1)
		hat(ctx, example.NewHaberdasherProtobufClient(server.URL, client, twirp.WithClientPathPrefix("/elsewhere")), 1)
	})
	step("a service that asks", func() {
		front := start(example.NewHaberdasherServer(&haberdasher{next: protobuf}))
		hat(ctx, example.NewHaberdasherProtobufClient(front.URL, client), 3)
		front.Close()
	})
	step("interceptors and hooks", func() {
		server := start(example.NewHaberdasherServer(&haberdasher{}, twirp.WithServerPathPrefix("/other"), twirp.WithServerInterceptors(twirp.ChainInterceptors(noted("served"), noted("served again"))),
			twirp.WithServerHooks(&twirp.ServerHooks{RequestRouted: func(ctx context.Context) (context.Context, error) {
				method, _ := twirp.MethodName(ctx)
				fmt.Println("routed", method)
				return ctx, nil
			}})))
		intercepted := example.NewHaberdasherJSONClient(server.URL, client, twirp.WithClientPathPrefix("/other"), twirp.WithClientInterceptors(noted("called"), refusing), twirp.WithClientHooks(&twirp.ClientHooks{
			RequestPrepared: func(ctx context.Context, r *http.Request) (context.Context, error) {
				fmt.Println("prepared", r.URL.Path)
				return ctx, nil
			}}))
		hat(ctx, intercepted, 4)
		hat(ctx, intercepted, 13)
		server.Close()
	})
	step("no calls", func() {
		for _, body := range []string{`{`, `{"inches": "x"}`} {
			response, err := client.Post(server.URL+"/twirp/twitch.twirp.example.Haberdasher/MakeHat", "application/json", strings.NewReader(body))
			if err == nil {
				fmt.Println(response.StatusCode)
				io.Copy(io.Discard, response.Body)
				response.Body.Close()
			}
		}
		response, err := client.Post(server.URL+"/twirp/twitch.twirp.example.Haberdasher/Nothing", "application/json", strings.NewReader(`{}`))
		if err == nil {
			fmt.Println(response.StatusCode)
			response.Body.Close()
		}
	})
}

type haberdasher struct{ next example.Haberdasher }

func (h *haberdasher) MakeHat(ctx context.Context, size *example.Size) (*example.Hat, error) {
	switch size.Inches {
	case -1:
		return nil, twirp.InvalidArgumentError("inches", "must be positive")
	case -2:
		return nil, errors.New("out of felt")
	case -3:
		return nil, fmt.Errorf("no hat: %w", twirp.NewError(twirp.Unavailable, "closed"))
	case -4:
		panic("in a handler")
	case -5:
		return nil, nil
	case -6:
		return nil, twirp.NotFoundError("no such hat")
	}
	if h.next != nil {
		return h.next.MakeHat(ctx, size)
	}
	return &example.Hat{Size: size.Inches, Color: "red", Name: "bowler"}, nil
}

func noted(what string) twirp.Interceptor {
	return func(next twirp.Method) twirp.Method {
		return func(ctx context.Context, request interface{}) (interface{}, error) {
			fmt.Println(what)
			return next(ctx, request)
		}
	}
}

func refusing(next twirp.Method) twirp.Method {
	return func(ctx context.Context, request interface{}) (interface{}, error) {
		if request.(*example.Size).Inches == 13 {
			return nil, twirp.NewError(twirp.FailedPrecondition, "not that one")
		}
		return next(ctx, request)
	}
}

func hat(ctx context.Context, client example.Haberdasher, inches int32) {
	hat, err := client.MakeHat(ctx, &example.Size{Inches: inches})
	var failure twirp.Error
	if errors.As(err, &failure) {
		fmt.Println(inches, failure.Code())
		return
	}
	fmt.Println(inches, hat.Name, err)
}

func start(handler http.Handler) *httptest.Server {
	server := httptest.NewUnstartedServer(handler)
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	server.Start()
	return server
}
