// A server that logs in every way that the standard library knows, outside of requests, in them, and beside them.
package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
)

func main() {
	outside := newLoggers("outside")
	outside.all(nil)
	mux := http.NewServeMux()
	mux.HandleFunc("GET /inside", func(w http.ResponseWriter, r *http.Request) { newLoggers("inside").all(r.Context()) })
	mux.HandleFunc("GET /goroutine", func(w http.ResponseWriter, r *http.Request) {
		done := make(chan bool)
		go func() {
			defer close(done)
			newLoggers("goroutine").all(nil)
		}()
		<-done
	})
	server := httptest.NewServer(mux)
	defer server.Close()
	for _, path := range []string{"/inside", "/goroutine"} {
		response, err := http.Get(server.URL + path)
		if err != nil {
			fmt.Println(err)
			continue
		}
		response.Body.Close()
	}
	newLoggers("behind").all(nil)
}
