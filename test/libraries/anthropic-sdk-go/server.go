package main

import (
	"encoding/json"
	"fmt"
	"net/http"
)

// answer stands in for Anthropic.
func answer(w http.ResponseWriter, r *http.Request) {
	var asked struct {
		Model  string `json:"model"`
		Stream bool   `json:"stream"`
	}
	_ = json.NewDecoder(r.Body).Decode(&asked)
	w.Header().Set("Content-Type", "application/json")
	switch {
	case r.URL.Path == "/v1/messages/count_tokens":
		fmt.Fprint(w, `{"input_tokens":10}`)
	case asked.Model == "claude-busy":
		w.WriteHeader(529)
		fmt.Fprint(w, `{"type":"error","error":{"type":"overloaded_error","message":"a secret"}}`)
	case asked.Stream:
		w.Header().Set("Content-Type", "text/event-stream")
		event(w, "message_start", `{"type":"message_start","message":{"id":"msg-2","type":"message","role":"assistant","content":[],"model":"claude-sonnet-4-5-20250929","stop_reason":null,"usage":{"input_tokens":10,"cache_read_input_tokens":30,"cache_creation_input_tokens":2,"output_tokens":1}}}`)
		event(w, "content_block_start", `{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}`)
		event(w, "ping", `{"type":"ping"}`)
		event(w, "content_block_delta", `{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"a secret"}}`)
		if asked.Model == "claude-broken" {
			// Not flushed: it comes with the end of the stream, for whoever reads no further.
			say(w, "error", `{"type":"error","error":{"type":"overloaded_error","message":"a secret"}}`)
			return
		}
		event(w, "content_block_stop", `{"type":"content_block_stop","index":0}`)
		event(w, "message_delta", `{"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"output_tokens":9}}`)
		event(w, "message_stop", `{"type":"message_stop"}`)
	default:
		fmt.Fprint(w, `{"id":"msg-1","type":"message","role":"assistant","model":"claude-sonnet-4-5-20250929","content":[{"type":"text","text":"a secret answer"}],"stop_reason":"end_turn","usage":{"input_tokens":10,"cache_read_input_tokens":30,"cache_creation_input_tokens":2,"output_tokens":7}}`)
	}
}

func event(w http.ResponseWriter, kind, data string) {
	say(w, kind, data)
	w.(http.Flusher).Flush()
}

func say(w http.ResponseWriter, kind, data string) {
	fmt.Fprintf(w, "event: %s\ndata: %s\n\n", kind, data)
}
