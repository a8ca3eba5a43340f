// An ordinary user of MCP: a server and a client, connected in memory.
package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/modelcontextprotocol/go-sdk/jsonrpc"
	"github.com/modelcontextprotocol/go-sdk/mcp"
)

type Order struct {
	Item string `json:"item"`
}

func main() { asked(context.Background(), work) }

//otel:span
func asked(ctx context.Context, do func(context.Context)) {
	meanwhile(func() { do(ctx) })
}

// meanwhile is what the goroutine is at, and no context says so.
//
//otel:span
func meanwhile(do func()) { do() }

//otel:span
func lookedUp(ctx context.Context) {}

func work(ctx context.Context) {
	server := mcp.NewServer(&mcp.Implementation{Name: "shop", Version: "1"}, nil)
	mcp.AddTool(server, &mcp.Tool{Name: "order"}, func(ctx context.Context, request *mcp.CallToolRequest, order Order) (*mcp.CallToolResult, any, error) {
		meanwhile(func() { lookedUp(ctx) })
		if order.Item == "" {
			return nil, nil, errors.New("a secret")
		}
		return &mcp.CallToolResult{Content: []mcp.Content{&mcp.TextContent{Text: "a secret"}}}, nil, nil
	})
	server.AddPrompt(&mcp.Prompt{Name: "greet"}, func(ctx context.Context, request *mcp.GetPromptRequest) (*mcp.GetPromptResult, error) {
		return &mcp.GetPromptResult{Messages: []*mcp.PromptMessage{{Role: "user", Content: &mcp.TextContent{Text: "a secret"}}}}, nil
	})
	server.AddResource(&mcp.Resource{Name: "terms", URI: "shop://terms"}, func(ctx context.Context, request *mcp.ReadResourceRequest) (*mcp.ReadResourceResult, error) {
		return &mcp.ReadResourceResult{Contents: []*mcp.ResourceContents{{URI: "shop://terms", Text: "a secret"}}}, nil
	})
	here, there := mcp.NewInMemoryTransports()
	serving, err := server.Connect(ctx, named{there}, nil)
	report("serve", err)
	client := mcp.NewClient(&mcp.Implementation{Name: "buyer", Version: "1"}, nil)
	session, err := client.Connect(ctx, watched{here}, nil)
	report("connect", err)

	params := &mcp.CallToolParams{Name: "order", Arguments: map[string]any{"item": "a secret"}}
	result, err := session.CallTool(ctx, params)
	report("order", err)
	fmt.Println(len(result.Content), result.IsError, "meta:", len(params.Meta))
	result, err = session.CallTool(ctx, &mcp.CallToolParams{Name: "order", Arguments: map[string]any{"item": ""}})
	report("nothing", err)
	fmt.Println(result.IsError)
	_, err = session.CallTool(ctx, &mcp.CallToolParams{Name: "unknown"})
	fmt.Println("unknown:", err != nil)
	// A notification is no call.
	report("progress", session.NotifyProgress(ctx, &mcp.ProgressNotificationParams{ProgressToken: "order", Progress: 1}))
	_, err = session.GetPrompt(ctx, &mcp.GetPromptParams{Name: "greet"})
	report("prompt", err)
	_, err = session.ReadResource(ctx, &mcp.ReadResourceParams{URI: "shop://terms"})
	report("resource", err)
	report("close", session.Close())
	report("wait", serving.Wait())
}

// named is a transport whose sessions have a name.
type named struct{ mcp.Transport }

func (n named) Connect(ctx context.Context) (mcp.Connection, error) {
	connection, err := n.Transport.Connect(ctx)
	return session{connection}, err
}

type session struct{ mcp.Connection }

func (session) SessionID() string { return "session-1" }

// watched is a transport that looks at prompts on their way out.
type watched struct{ mcp.Transport }

func (w watched) Connect(ctx context.Context) (mcp.Connection, error) {
	connection, err := w.Transport.Connect(ctx)
	return writing{connection}, err
}

type writing struct{ mcp.Connection }

func (w writing) Write(ctx context.Context, message jsonrpc.Message) error {
	if request, ok := message.(*jsonrpc.Request); ok && request.Method == "prompts/get" {
		meanwhile(func() { lookedUp(ctx) })
	}
	return w.Connection.Write(ctx, message)
}

func report(what string, err error) { fmt.Println(what+":", err) }
