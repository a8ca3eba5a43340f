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

func main() {
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
			response, err := http.DefaultClient.Do(request)
			if err != nil {
				return err
			}
			return response.Body.Close()
		}},
		&cobra.Command{Use: "check", SilenceErrors: true, RunE: func(cmd *cobra.Command, args []string) error { return errors.New("not in order") }},
		&cobra.Command{Use: "serve", Run: func(cmd *cobra.Command, args []string) {}},
	)
	for _, args := range [][]string{{"import", "a secret", "--token", "a secret"}, {"check"}, {"serve"}, {"check", "--help"}} {
		root.SetArgs(args)
		fmt.Println(args[0], root.ExecuteContext(context.Background()))
	}
}
