// Steps of an order that say themselves which of them are spans, and a health check that wants none.
package main

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"

	"directives/store"
)

//otel:span checkout item:item "note":"two words"
func order(ctx context.Context, item string, user *store.User) error {
	done := make(chan error)
	//otel:span
	go func() { done <- save(ctx, user) }()
	return <-done
}

//otel:span
func save(_ context.Context, user *store.User) error { return store.New("main").Save(user) }

//otel:ignore
func healthy(url string) bool {
	response, err := http.Get(url)
	if err != nil {
		return false
	}
	response.Body.Close()
	//otel:span
	inside := func() bool { return response.StatusCode == 204 }
	return inside()
}

//otel:span
func check(url string) bool {
	before := healthy(url)
	response, err := http.Get(url)
	if err == nil {
		response.Body.Close()
	}
	return before
}

func main() {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Parent", fmt.Sprint(len(r.Header.Get("Traceparent")) > 0))
		w.WriteHeader(204)
	}))
	defer server.Close()
	fmt.Println(order(context.Background(), "book", &store.User{ID: 7}))
	fmt.Println(order(context.Background(), "pen", &store.User{}))
	fmt.Println(check(server.URL))
}
