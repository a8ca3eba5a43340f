// An ordinary user of OpenAI, at a server of its own.
package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"

	"github.com/openai/openai-go/v3"
	"github.com/openai/openai-go/v3/option"
	"github.com/openai/openai-go/v3/responses"
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
	client := openai.NewClient(option.WithBaseURL(server.URL+"/v1/"), option.WithAPIKey("a secret"), option.WithMaxRetries(1))
	question := openai.ChatCompletionNewParams{
		Model:       "gpt-4o",
		Messages:    []openai.ChatCompletionMessageParamUnion{openai.UserMessage("a secret")},
		Temperature: openai.Float(0.5),
		MaxTokens:   openai.Int(100),

		TopP:             openai.Float(0.9),
		N:                openai.Int(1),
		Seed:             openai.Int(7),
		FrequencyPenalty: openai.Float(0.1),
		PresencePenalty:  openai.Float(0.2),
		ServiceTier:      "auto",
	}

	said, err := client.Chat.Completions.New(ctx, question)
	report("chat", err)
	fmt.Println(said.Choices[0].Message.Content, said.Usage.TotalTokens)

	stream := client.Chat.Completions.NewStreaming(ctx, question)
	text := ""
	for stream.Next() {
		for _, choice := range stream.Current().Choices {
			text += choice.Delta.Content
		}
	}
	report("stream: "+text, stream.Err())
	report("close", stream.Close())

	slow := question
	slow.Model = "gpt-slow"
	stream = client.Chat.Completions.NewStreaming(ctx, slow)
	fmt.Println("left early:", stream.Next())
	report("close", stream.Close())

	broken := question
	broken.Model = "gpt-broken"
	stream = client.Chat.Completions.NewStreaming(ctx, broken)
	for stream.Next() {
	}
	fmt.Println("broken:", stream.Err() != nil)
	report("close", stream.Close()) // nobody has read to the end

	input := responses.ResponseNewParams{Model: "gpt-4.1", Input: responses.ResponseNewParamsInputUnion{OfString: openai.String("a secret")}, MaxOutputTokens: openai.Int(50)}
	answered, err := client.Responses.New(ctx, input)
	report("response", err)
	fmt.Println(answered.OutputText())
	events := client.Responses.NewStreaming(ctx, input)
	kinds := ""
	for events.Next() {
		kinds += " " + events.Current().Type
	}
	report("events:"+kinds, events.Err())

	vectors, err := client.Embeddings.New(ctx, openai.EmbeddingNewParams{
		Model: "text-embedding-3-small", Dimensions: openai.Int(2), Input: openai.EmbeddingNewParamsInputUnion{OfString: openai.String("a secret")},
	})
	report("embedding", err)
	fmt.Println(len(vectors.Data[0].Embedding))

	for _, model := range []string{"gpt-unknown", "gpt-busy"} {
		refused := question
		refused.Model = model
		_, err = client.Chat.Completions.New(ctx, refused)
		var failure *openai.Error
		fmt.Println(model, errors.As(err, &failure) && failure.StatusCode == 404, err == nil)
	}
	stream = client.Chat.Completions.NewStreaming(ctx, openai.ChatCompletionNewParams{Model: "gpt-unknown", Messages: question.Messages})
	fmt.Println("refused:", stream.Next(), stream.Err() != nil)

	// The same server by a name of somebody else's.
	hosted := openai.NewClient(option.WithBaseURL("http://shop.openai.azure.com/v1/"), option.WithAPIKey("a secret"), option.WithHTTPClient(&http.Client{Transport: &http.Transport{
		DialContext: func(ctx context.Context, network, _ string) (net.Conn, error) {
			return new(net.Dialer).DialContext(ctx, network, server.Listener.Addr().String())
		},
	}}))
	_, err = hosted.Chat.Completions.New(ctx, question)
	report("hosted", err)

	// What is no model's work has no span of its own.
	_, err = client.Models.List(ctx)
	report("models", err)
}

func report(what string, err error) { fmt.Println(what+":", err) }
