// An ordinary user of Anthropic, at a server of its own.
package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"

	"github.com/anthropics/anthropic-sdk-go"
	"github.com/anthropics/anthropic-sdk-go/option"
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

func work(ctx context.Context) {
	server := httptest.NewServer(http.HandlerFunc(answer))
	defer server.Close()
	client := anthropic.NewClient(option.WithBaseURL(server.URL+"/"), option.WithAPIKey("a secret"), option.WithMaxRetries(0))
	question := anthropic.MessageNewParams{
		Model:       "claude-sonnet-4-5",
		MaxTokens:   100,
		Temperature: anthropic.Float(0.5),
		TopP:        anthropic.Float(0.9),
		TopK:        anthropic.Int(40),
		Messages:    []anthropic.MessageParam{anthropic.NewUserMessage(anthropic.NewTextBlock("a secret"))},
	}

	said, err := client.Messages.New(ctx, question)
	report("message", err)
	fmt.Println(said.Content[0].Text, said.Usage.OutputTokens)

	stream := client.Messages.NewStreaming(ctx, question)
	whole := anthropic.Message{}
	for stream.Next() {
		report("accumulate", whole.Accumulate(stream.Current()))
	}
	report("stream: "+whole.Content[0].Text, stream.Err())

	broken := question
	broken.Model = "claude-broken"
	stream = client.Messages.NewStreaming(ctx, broken)
	for stream.Next() {
	}
	fmt.Println("broken:", stream.Err() != nil)

	refused := question
	refused.Model = "claude-busy"
	_, err = client.Messages.New(ctx, refused)
	var failure *anthropic.Error
	fmt.Println("refused:", errors.As(err, &failure) && failure.StatusCode == 529)

	// The same server by a name of somebody else's.
	hosted := anthropic.NewClient(option.WithBaseURL("http://bedrock-runtime.eu-central-1.amazonaws.com/"), option.WithAPIKey("a secret"), option.WithHTTPClient(&http.Client{Transport: &http.Transport{
		DialContext: func(ctx context.Context, network, _ string) (net.Conn, error) {
			return new(net.Dialer).DialContext(ctx, network, server.Listener.Addr().String())
		},
	}}))
	_, err = hosted.Messages.New(ctx, question)
	report("hosted", err)

	_, err = client.Messages.CountTokens(ctx, anthropic.MessageCountTokensParams{Model: question.Model, Messages: question.Messages})
	report("count", err)
}

func report(what string, err error) { fmt.Println(what+":", err) }
