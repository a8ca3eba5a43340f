// Requests and responses with bodies of every kind, over HTTP/1 and HTTP/2.
package main

import (
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"strings"
)

func main() {
	handler := http.NewServeMux()
	handler.HandleFunc("/{kind}", func(w http.ResponseWriter, req *http.Request) {
		io.Copy(io.Discard, req.Body)
		if req.URL.Path == "/broken" {
			w.WriteHeader(http.StatusInternalServerError)
		}
		io.WriteString(w, strings.Repeat("a", 300))
		if req.URL.Path == "/chunks" {
			w.(http.Flusher).Flush()
			io.WriteString(w, "bb")
		}
	})
	one := httptest.NewServer(handler)
	two := httptest.NewUnstartedServer(handler)
	two.EnableHTTP2 = true
	two.StartTLS()
	for _, server := range []*httptest.Server{one, two} {
		client := server.Client()
		send(client, "POST", server.URL+"/known", strings.NewReader("1234567"))
		send(client, "PUT", server.URL+"/chunks", io.MultiReader(strings.NewReader("12"), strings.NewReader("3")))
		send(client, "PATCH", server.URL+"/broken", strings.NewReader("12"))
		send(client, "HEAD", server.URL+"/known", nil)
		server.Close()
	}
	if _, err := http.Get(one.URL); err == nil {
		log.Fatal("the server is gone")
	}
}

func send(client *http.Client, method, url string, body io.Reader) {
	req, err := http.NewRequest(method, url, body)
	if err != nil {
		log.Fatal(err)
	}
	response, err := client.Do(req)
	if err != nil {
		log.Fatal(err)
	}
	io.Copy(io.Discard, response.Body)
	response.Body.Close()
}
