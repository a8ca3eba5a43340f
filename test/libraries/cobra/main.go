// An ordinary program of commands.
package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"

	"github.com/spf13/cobra"
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
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {}))
	defer server.Close()
	root := &cobra.Command{Use: "shop", SilenceUsage: true}
	root.PersistentFlags().String("token", "", "")
	root.AddCommand(
		&cobra.Command{Use: "import FILE", Args: cobra.ExactArgs(1), RunE: func(cmd *cobra.Command, args []string) error {
			request, err := http.NewRequestWithContext(cmd.Context(), http.MethodGet, server.URL+"/items", nil)
			if err != nil {
				return err
			}
			meanwhile(func() {
				var response *http.Response
				if response, err = http.DefaultClient.Do(request); err == nil {
					err = response.Body.Close()
				}
			})
			return err
		}},
		&cobra.Command{Use: "check", SilenceErrors: true, RunE: func(cmd *cobra.Command, args []string) error { return errors.New("not in order") }},
		&cobra.Command{Use: "serve", Run: func(cmd *cobra.Command, args []string) {}},
	)
	for _, args := range [][]string{{"import", "a secret", "--token", "a secret"}, {"check"}, {"serve"}, {"check", "--help"}} {
		root.SetArgs(args)
		fmt.Println(args[0], root.ExecuteContext(ctx))
	}
}
