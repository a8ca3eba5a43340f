// A server that is asked by its own client: a page, a panic, an unknown path, a second panic on a goroutine of its own.
package main

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
)

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /items/{id}", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintln(w, "item", r.PathValue("id"))
	})
	mux.HandleFunc("POST /panic", func(http.ResponseWriter, *http.Request) { panic("in a handler") })
	server := httptest.NewServer(mux)
	defer server.Close()
	for _, path := range []string{"/items/42", "/none"} {
		response, err := http.Get(server.URL + path)
		if err != nil {
			fmt.Println(err)
			continue
		}
		io.Copy(os.Stdout, response.Body)
		response.Body.Close()
	}
	http.Post(server.URL+"/panic", "text/plain", nil)
	var roundTripper http.RoundTripper = failing{}
	client := http.Client{Transport: roundTripper}
	client.Get("http://127.0.0.1/")
}

type failing struct{}

func (failing) RoundTrip(*http.Request) (*http.Response, error) { panic("in a round trip") }
