// An ordinary user of MCP: a server and a client, connected in memory.
package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

type Order struct {
	Item string `json:"item"`
}

func main() {
	ctx := context.Background()
	server := mcp.NewServer(&mcp.Implementation{Name: "shop", Version: "1"}, nil)
	mcp.AddTool(server, &mcp.Tool{Name: "order"}, func(ctx context.Context, request *mcp.CallToolRequest, order Order) (*mcp.CallToolResult, any, error) {
		if order.Item == "" {
			return nil, nil, errors.New("a secret")
		}
		return &mcp.CallToolResult{Content: []mcp.Content{&mcp.TextContent{Text: "a secret"}}}, nil, nil
	})
	server.AddPrompt(&mcp.Prompt{Name: "greet"}, func(ctx context.Context, request *mcp.GetPromptRequest) (*mcp.GetPromptResult, error) {
		return &mcp.GetPromptResult{Messages: []*mcp.PromptMessage{{Role: "user", Content: &mcp.TextContent{Text: "a secret"}}}}, nil
	})
	here, there := mcp.NewInMemoryTransports()
	serving, err := server.Connect(ctx, there, nil)
	report("serve", err)
	client := mcp.NewClient(&mcp.Implementation{Name: "buyer", Version: "1"}, nil)
	session, err := client.Connect(ctx, here, nil)
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
	_, err = session.GetPrompt(ctx, &mcp.GetPromptParams{Name: "greet"})
	report("prompt", err)
	report("close", session.Close())
	report("wait", serving.Wait())
}

func report(what string, err error) { fmt.Println(what+":", err) }
