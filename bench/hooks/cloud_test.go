package hooks

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/anthropics/anthropic-sdk-go"
	anthropicoption "github.com/anthropics/anthropic-sdk-go/option"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/openai/openai-go/v3"
	"github.com/openai/openai-go/v3/option"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/runtime/serializer"
	"k8s.io/client-go/rest"
)

func BenchmarkS3(b *testing.B) {
	server := answering(b, "application/octet-stream", "7")
	client := s3.New(s3.Options{Region: "eu-central-1", BaseEndpoint: aws.String(server), UsePathStyle: true, Credentials: aws.AnonymousCredentials{}})
	each(b, func() {
		object, err := client.GetObject(b.Context(), &s3.GetObjectInput{Bucket: aws.String("orders"), Key: aws.String("7")})
		if err != nil {
			b.Fatal(err)
		}
		io.Copy(io.Discard, object.Body)
		object.Body.Close()
	})
}

func BenchmarkOpenAI(b *testing.B) {
	server := answering(b, "application/json", `{"id":"1","object":"chat.completion","model":"gpt-4o","choices":[{"finish_reason":"stop","message":{"role":"assistant","content":"7"}}],"usage":{"prompt_tokens":1,"completion_tokens":1}}`)
	client := openai.NewClient(option.WithBaseURL(server), option.WithAPIKey("none"))
	question := openai.ChatCompletionNewParams{Model: "gpt-4o", Messages: []openai.ChatCompletionMessageParamUnion{openai.UserMessage("7?")}}
	each(b, func() {
		if _, err := client.Chat.Completions.New(b.Context(), question); err != nil {
			b.Fatal(err)
		}
	})
}

func BenchmarkAnthropic(b *testing.B) {
	server := answering(b, "application/json", `{"id":"1","type":"message","role":"assistant","model":"claude-sonnet-4-5","content":[{"type":"text","text":"7"}],"stop_reason":"end_turn","usage":{"input_tokens":1,"output_tokens":1}}`)
	client := anthropic.NewClient(anthropicoption.WithBaseURL(server), anthropicoption.WithAPIKey("none"))
	question := anthropic.MessageNewParams{Model: "claude-sonnet-4-5", MaxTokens: 10, Messages: []anthropic.MessageParam{anthropic.NewUserMessage(anthropic.NewTextBlock("7?"))}}
	each(b, func() {
		if _, err := client.Messages.New(b.Context(), question); err != nil {
			b.Fatal(err)
		}
	})
}

func BenchmarkMCP(b *testing.B) {
	type item struct {
		ID int `json:"id"`
	}
	server := mcp.NewServer(&mcp.Implementation{Name: "shop", Version: "1"}, nil)
	mcp.AddTool(server, &mcp.Tool{Name: "sell"}, func(context.Context, *mcp.CallToolRequest, item) (*mcp.CallToolResult, any, error) {
		return &mcp.CallToolResult{Content: []mcp.Content{&mcp.TextContent{Text: "sold"}}}, nil, nil
	})
	here, there := mcp.NewInMemoryTransports()
	if _, err := server.Connect(b.Context(), there, nil); err != nil {
		b.Fatal(err)
	}
	session, err := mcp.NewClient(&mcp.Implementation{Name: "buyer", Version: "1"}, nil).Connect(b.Context(), here, nil)
	if err != nil {
		b.Fatal(err)
	}
	defer session.Close()
	each(b, func() {
		if _, err := session.CallTool(b.Context(), &mcp.CallToolParams{Name: "sell", Arguments: map[string]any{"id": 7}}); err != nil {
			b.Fatal(err)
		}
	})
}

func BenchmarkClientGo(b *testing.B) {
	server := answering(b, "application/json", `{"kind":"Status","apiVersion":"v1","status":"Success"}`)
	version := schema.GroupVersion{Version: "v1"}
	scheme := runtime.NewScheme()
	metav1.AddToGroupVersion(scheme, version)
	// Less than 0: as many requests a second as there are.
	config := &rest.Config{Host: server, APIPath: "/api", QPS: -1, ContentConfig: rest.ContentConfig{
		GroupVersion: &version, NegotiatedSerializer: serializer.NewCodecFactory(scheme).WithoutConversion(),
	}}
	client, err := rest.RESTClientFor(config)
	if err != nil {
		b.Fatal(err)
	}
	each(b, func() {
		if err := client.Get().Namespace("shop").Resource("pods").Name("web-7").Do(b.Context()).Error(); err != nil {
			b.Fatal(err)
		}
	})
}

// answering is the address of a server that says the same to everybody.
func answering(b *testing.B, kind, text string) string {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", kind)
		io.WriteString(w, text)
	}))
	b.Cleanup(server.Close)
	return server.URL
}
