// A server of gorilla/mux that is asked by its own client: subrouters, prefixes, patterns with expressions, middleware
// that answers early, no route, a wrong method, a redirect to the clean path, a recovered panic.
package main

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"

	"github.com/gorilla/mux"
)

func main() {
	router := mux.NewRouter()
	router.Use(own)
	router.HandleFunc("/", say("root")).Methods("GET")
	router.HandleFunc("/articles/{category}/{id:[0-9]+}", say("article"))
	api := router.PathPrefix("/api").Subrouter()
	users := api.PathPrefix("/users").Subrouter()
	users.Use(denied)
	users.HandleFunc("/{id}", say("user")).Methods("GET")
	users.HandleFunc("/{id}/orders", say("order")).Methods("POST")
	inner := mux.NewRouter()
	inner.HandleFunc("/things/{id}", say("thing"))
	router.PathPrefix("/below").Handler(http.StripPrefix("/below", inner))
	router.PathPrefix("/static/").Handler(http.HandlerFunc(say("static")))
	router.NewRoute().Headers("X-Any", "1").HandlerFunc(say("by header"))
	router.HandleFunc("/panic", func(http.ResponseWriter, *http.Request) { panic("in a handler") })
	router.NotFoundHandler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { http.Error(w, "lost", http.StatusNotFound) })

	server := httptest.NewServer(router)
	defer server.Close()
	ask(server, "GET", "/")
	ask(server, "GET", "/articles/go/42")
	ask(server, "GET", "/api/users/42")
	ask(server, "GET", "/api/users/42?denied=1")
	ask(server, "POST", "/api/users/42/orders")
	ask(server, "GET", "/below/things/9")
	ask(server, "GET", "/below/nothing")
	ask(server, "GET", "/static/a/b.css")
	ask(server, "GET", "/by/header", "X-Any", "1")
	ask(server, "GET", "/nowhere")
	ask(server, "DELETE", "/api/users/42")
	ask(server, "GET", "/api//users/42")
	ask(server, "GET", "/panic")
	ask(server, "BREW", "/static/pot")
}

func say(text string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, text, " ", mux.Vars(r)["id"]) }
}

func denied(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.FormValue("denied") != "" {
			http.Error(w, "denied", http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func own(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if recovered := recover(); recovered != nil {
				http.Error(w, fmt.Sprint("recovered: ", recovered), http.StatusInternalServerError)
			}
		}()
		next.ServeHTTP(w, r)
	})
}

func ask(server *httptest.Server, method, path string, header ...string) {
	request, _ := http.NewRequest(method, server.URL+path, nil)
	for i := 0; i < len(header); i += 2 {
		request.Header.Set(header[i], header[i+1])
	}
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	response, err := client.Do(request)
	if err != nil {
		fmt.Println(method, path, "failed")
		return
	}
	body, _ := io.ReadAll(response.Body)
	response.Body.Close()
	fmt.Println(method, path, response.StatusCode, string(body))
}
