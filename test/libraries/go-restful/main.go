// A server of go-restful that is asked by its own client: both routers, expressions in paths, filters that answer early,
// plain handlers, compressed answers, no route, a wrong method, panics that the container and net/http recover.
package main

import (
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"

	"github.com/emicklei/go-restful/v3"
)

func main() {
	step("curly", func() { serve(restful.CurlyRouter{}) })
	step("jsr311", func() { serve(restful.RouterJSR311{}) })
}

func step(name string, do func()) {
	fmt.Println(name)
	do()
}

func serve(router restful.RouteSelector) {
	container := restful.NewContainer()
	container.Router(router)
	container.EnableContentEncoding(true)
	container.Add(users())
	container.Add(root())
	container.HandleWithFilter("/plain/", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "plain") }))
	server := start(container)
	ask(server, "GET", "/users/42")
	ask(server, "POST", "/users/42/orders")
	ask(server, "GET", "/users/42/files/a/b.txt")
	ask(server, "GET", "/users/denied/7")
	ask(server, "GET", "/")
	ask(server, "GET", "/plain/x")
	ask(server, "DELETE", "/users/42")
	ask(server, "GET", "/users/42/nothing")
	ask(server, "GET", "/nowhere")
	ask(server, "GET", "/users/panic")
	server.Close()

	container = restful.NewContainer()
	container.Router(router)
	container.DoNotRecover(false)
	container.RecoverHandler(func(reason interface{}, w http.ResponseWriter) {
		http.Error(w, fmt.Sprint("recovered: ", reason), http.StatusInternalServerError)
	})
	container.Add(users())
	server = start(container)
	ask(server, "GET", "/users/panic")
	ask(server, "GET", "/users/42")
	server.Close()
}

func users() *restful.WebService {
	service := new(restful.WebService).Path("/users").Produces("text/plain")
	service.Route(service.GET("/{id}").To(say("user")))
	service.Route(service.POST("/{id}/orders").To(say("order")))
	service.Route(service.GET("/{id}/files/{path:*}").To(say("file")))
	service.Route(service.GET("/denied/{id}").Filter(denied).To(say("never")))
	service.Route(service.GET("/panic").To(func(*restful.Request, *restful.Response) { panic("in a handler") }))
	return service
}

func root() *restful.WebService {
	service := new(restful.WebService).Path("/")
	service.Filter(func(r *restful.Request, w *restful.Response, chain *restful.FilterChain) { chain.ProcessFilter(r, w) })
	service.Route(service.GET("/").To(say("root")))
	return service
}

func say(text string) restful.RouteFunction {
	return func(r *restful.Request, w *restful.Response) { fmt.Fprint(w, text, " ", r.PathParameter("id")) }
}

func denied(r *restful.Request, w *restful.Response, chain *restful.FilterChain) {
	w.WriteErrorString(http.StatusForbidden, "denied")
}

func start(container *restful.Container) *httptest.Server {
	server := httptest.NewUnstartedServer(container)
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	server.Start()
	return server
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
