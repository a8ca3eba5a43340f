// A server of httprouter that is asked by its own client: parameters, files, no route, a wrong method, redirects, a
// panic for its PanicHandler.
package main

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"

	"github.com/julienschmidt/httprouter"
)

func main() {
	router := httprouter.New()
	router.GET("/", say("root"))
	router.GET("/users/:id", say("user"))
	router.POST("/users/:id/orders", say("order"))
	router.GET("/files/*path", say("file"))
	router.HandlerFunc("GET", "/plain/:id", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, "plain ", httprouter.ParamsFromContext(r.Context()).ByName("id"))
	})
	router.GET("/panic", func(http.ResponseWriter, *http.Request, httprouter.Params) { panic("in a handler") })
	router.PanicHandler = func(w http.ResponseWriter, r *http.Request, recovered interface{}) {
		http.Error(w, fmt.Sprint("recovered: ", recovered), http.StatusInternalServerError)
	}
	router.GET("/asks", func(w http.ResponseWriter, r *http.Request, _ httprouter.Params) {
		handle, params, _ := router.Lookup("GET", "/users/7")
		fmt.Fprint(w, handle != nil, params)
	})

	server := httptest.NewServer(router)
	defer server.Close()
	ask(server, "GET", "/")
	ask(server, "GET", "/users/42")
	ask(server, "POST", "/users/42/orders")
	ask(server, "GET", "/files/a/b.txt")
	ask(server, "GET", "/plain/5")
	ask(server, "GET", "/nowhere")
	ask(server, "DELETE", "/users/42")
	ask(server, "OPTIONS", "/users/42")
	ask(server, "GET", "/users/42/")
	ask(server, "GET", "/panic")
	ask(server, "GET", "/asks")
}

func say(text string) httprouter.Handle {
	return func(w http.ResponseWriter, r *http.Request, params httprouter.Params) {
		fmt.Fprint(w, text, " ", params.ByName("id"))
	}
}

func ask(server *httptest.Server, method, path string) {
	request, _ := http.NewRequest(method, server.URL+path, nil)
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
