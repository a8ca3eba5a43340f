package hooks

import (
	"io"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/openai/openai-go/v3"
	"github.com/openai/openai-go/v3/option"
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

// answering is the address of a server that says the same to everybody.
func answering(b *testing.B, kind, text string) string {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", kind)
		io.WriteString(w, text)
	}))
	b.Cleanup(server.Close)
	return server.URL
}
