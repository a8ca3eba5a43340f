// A server of chi that is asked by its own client: mounted and nested routers, groups, middleware that answers early, no
// route, a wrong method, panics that chi's and the program's own middleware recover.
package main

import (
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"time"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"
)

func main() {
	router := chi.NewRouter()
	router.Use(middleware.GetHead)
	router.Get("/", say("root"))
	router.With(denied).Get("/denied/{what}", say("never"))
	router.Route("/api", func(api chi.Router) {
		api.Group(func(group chi.Router) {
			group.Use(passed)
			group.Get("/articles/{month}-{day}", say("article"))
		})
		api.Mount("/users", users())
	})
	router.Mount("/files", http.StripPrefix("/files", http.FileServer(http.FS(files))))
	router.Handle("/prefix/*", http.StripPrefix("/prefix", below()))
	router.With(quiet, middleware.Recoverer).Get("/panic", func(http.ResponseWriter, *http.Request) { panic("in a handler") })
	router.With(own).Get("/own/{id}", func(http.ResponseWriter, *http.Request) {
		panic(fmt.Errorf("under %s", "the program's own middleware"))
	})
	router.Get("/asks", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, router.Match(chi.NewRouteContext(), "GET", "/api/users/7"))
	})

	server := httptest.NewUnstartedServer(router)
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	server.Start()
	defer server.Close()
	ask(server, "GET", "/")
	ask(server, "HEAD", "/")
	ask(server, "GET", "/denied/x")
	ask(server, "GET", "/api/articles/11-21")
	ask(server, "GET", "/api/users/42")
	ask(server, "POST", "/api/users/42/orders")
	ask(server, "GET", "/api/users/42/nothing")
	ask(server, "DELETE", "/api/users/42")
	ask(server, "GET", "/nowhere")
	ask(server, "GET", "/files/missing.txt")
	ask(server, "GET", "/prefix/inner/9")
	ask(server, "GET", "/panic")
	ask(server, "GET", "/own/1")
	ask(server, "GET", "/asks")
}

func users() http.Handler {
	router := chi.NewRouter()
	router.Get("/{id}", say("user"))
	router.Post("/{id}/orders", say("order"))
	return router
}

func below() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("/inner/", say("inner"))
	return mux
}

func say(text string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, text, " ", chi.URLParam(r, "id")) }
}

func passed(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { next.ServeHTTP(w, r) })
}

func denied(http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { http.Error(w, "denied", http.StatusForbidden) })
}

// quiet keeps the stack that Recoverer prints, with its times and addresses, from standard error.
func quiet(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { next.ServeHTTP(w, middleware.WithLogEntry(r, silence{})) })
}

type silence struct{}

func (silence) Write(int, int, http.Header, time.Duration, interface{}) {}

func (silence) Panic(interface{}, []byte) {}

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

func ask(server *httptest.Server, method, path string) {
	request, _ := http.NewRequest(method, server.URL+path, nil)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		fmt.Println(method, path, "failed")
		return
	}
	body, _ := io.ReadAll(response.Body)
	response.Body.Close()
	fmt.Println(method, path, response.StatusCode, string(body))
}
