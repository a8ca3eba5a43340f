// An ordinary user of resty, which has net/http below.
package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"time"

	"github.com/go-resty/resty/v2"
)

func main() {
	var calls atomic.Int32
	mux := http.NewServeMux()
	mux.HandleFunc("GET /items/{id}", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, r.PathValue("id")) })
	mux.HandleFunc("POST /orders", func(w http.ResponseWriter, r *http.Request) {
		if calls.Add(1) == 1 {
			w.WriteHeader(http.StatusServiceUnavailable)
		}
	})
	server := httptest.NewServer(mux)
	defer server.Close()
	client := resty.New().SetBaseURL(server.URL).SetRetryCount(1).SetRetryWaitTime(time.Millisecond).
		AddRetryCondition(func(r *resty.Response, err error) bool { return r.StatusCode() == http.StatusServiceUnavailable })

	response, err := client.R().SetPathParam("id", "7").Get("/items/{id}")
	fmt.Println(response, err)
	response, err = client.R().SetBody(map[string]string{"buyer": "a secret"}).Post("/orders")
	fmt.Println(response.StatusCode(), err)
	_, err = client.R().SetAuthToken("a secret").Get("/nothing")
	fmt.Println(err)
}
