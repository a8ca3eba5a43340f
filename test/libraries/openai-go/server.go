package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"sync"
)

var busy sync.Once

const completion = `{"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"gpt-4o-2024-08-06","choices":[{"index":0,"finish_reason":"stop","logprobs":null,"message":{"role":"assistant","content":"a secret answer","refusal":null}}],"usage":{"prompt_tokens":11,"completion_tokens":7,"total_tokens":18,"prompt_tokens_details":{"cached_tokens":4}}}`

const response = `{"id":"resp-1","object":"response","created_at":1,"status":"completed","model":"gpt-4.1-2025-04-14","output":[{"type":"message","id":"msg-1","status":"completed","role":"assistant","content":[{"type":"output_text","text":"a secret answer","annotations":[]}]}],"usage":{"input_tokens":20,"input_tokens_details":{"cached_tokens":0},"output_tokens":5,"output_tokens_details":{"reasoning_tokens":0},"total_tokens":25}}`

// answer stands in for OpenAI.
func answer(w http.ResponseWriter, r *http.Request) {
	var asked struct {
		Model  string `json:"model"`
		Stream bool   `json:"stream"`
	}
	_ = json.NewDecoder(r.Body).Decode(&asked)
	refused := false
	if asked.Model == "gpt-busy" {
		busy.Do(func() { refused = true })
	}
	switch {
	case asked.Model == "gpt-unknown":
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(http.StatusNotFound)
		fmt.Fprint(w, `{"error":{"message":"a secret","type":"invalid_request_error","param":null,"code":"model_not_found"}}`)
	case refused:
		w.Header().Set("Retry-After-Ms", "1")
		w.WriteHeader(http.StatusTooManyRequests)
	case asked.Stream:
		w.Header().Set("Content-Type", "text/event-stream")
		for _, line := range events(r.URL.Path, asked.Model) {
			fmt.Fprintf(w, "%s\n\n", line)
			w.(http.Flusher).Flush()
			if asked.Model == "gpt-slow" {
				<-r.Context().Done()
				return
			}
		}
	default:
		w.Header().Set("Content-Type", "application/json")
		fmt.Fprint(w, whole(r.URL.Path))
	}
}

func whole(path string) string {
	switch path {
	case "/v1/chat/completions":
		return completion
	case "/v1/responses":
		return response
	case "/v1/embeddings":
		return `{"object":"list","data":[{"object":"embedding","index":0,"embedding":[0.5,0.25]}],"model":"text-embedding-3-small","usage":{"prompt_tokens":3,"total_tokens":3}}`
	}
	return `{"object":"list","data":[]}`
}

func events(path, model string) []string {
	if path == "/v1/responses" {
		return []string{
			`event: response.created` + "\n" + `data: {"type":"response.created","sequence_number":0,"response":` + strings.Replace(strings.Split(response, `,"usage"`)[0], "completed", "in_progress", 1) + `}}`,
			`event: response.output_text.delta` + "\n" + `data: {"type":"response.output_text.delta","sequence_number":1,"item_id":"msg-1","output_index":0,"content_index":0,"delta":"a secret"}`,
			`event: response.completed` + "\n" + `data: {"type":"response.completed","sequence_number":2,"response":` + response + `}`,
		}
	}
	chunk := func(rest string) string {
		return `data: {"id":"chatcmpl-2","object":"chat.completion.chunk","created":1,"model":"gpt-4o-2024-08-06",` + rest + `}`
	}
	first := chunk(`"choices":[{"index":0,"delta":{"role":"assistant","content":"a secret"},"finish_reason":null}],"usage":null`)
	if model == "gpt-broken" {
		return []string{first, `data: {"error":{"message":"a secret","type":"server_error"}}`}
	}
	return []string{
		first,
		// With an event behind it: up to v1.12 the library takes a comment alone for an empty event.
		": a comment\n" + chunk(`"choices":[{"index":0,"delta":{"content":" answer"},"finish_reason":null}],"usage":null`),
		chunk(`"choices":[{"index":0,"delta":{},"finish_reason":"stop"}],"usage":null`),
		chunk(`"choices":[],"usage":{"prompt_tokens":12,"completion_tokens":8,"total_tokens":20}`),
		"data: [DONE]",
	}
}
