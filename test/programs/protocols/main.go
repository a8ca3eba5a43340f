// HTTP in its less plain shapes: HTTP/2, a reverse proxy, a hijacked connection, early hints, redirects, a handler
// behind middleware that copies the request, a nested mux, a timeout handler, a body that nobody reads, a request that
// is only printed.
package main

import (
	"bufio"
	"context"
	"crypto/tls"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"runtime"
	"strings"
	"time"
)

type key struct{}

func main() {
	log.SetOutput(io.Discard)
	inner := http.NewServeMux()
	inner.HandleFunc("GET /users/{id}", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "user ", r.PathValue("id")) })

	mux := http.NewServeMux()
	mux.HandleFunc("GET /plain/{name...}", func(w http.ResponseWriter, r *http.Request) {
		_, flusher := w.(http.Flusher)
		_, hijacker := w.(http.Hijacker)
		_, readerFrom := w.(io.ReaderFrom)
		_, pusher := w.(http.Pusher)
		fmt.Fprint(w, r.Proto, " ", flusher, hijacker, readerFrom, pusher)
	})
	mux.HandleFunc("GET /hints", func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusEarlyHints)
		w.WriteHeader(http.StatusTeapot)
	})
	mux.HandleFunc("GET /hijack", func(w http.ResponseWriter, r *http.Request) {
		connection, _, err := w.(http.Hijacker).Hijack()
		if err != nil {
			panic(err)
		}
		io.WriteString(connection, "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\nhello")
		connection.Close()
	})
	mux.Handle("GET /old", http.RedirectHandler("/plain/new", http.StatusFound))
	mux.Handle("/api/", http.StripPrefix("/api", inner))
	mux.Handle("GET /slow", http.TimeoutHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		<-r.Context().Done()
	}), 20*time.Millisecond, "too slow"))
	mux.HandleFunc("GET /headers", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, len(r.Header["Traceparent"])) })
	middleware := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mux.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), key{}, 1)))
	})

	server := httptest.NewServer(middleware)
	defer server.Close()
	secure := httptest.NewUnstartedServer(middleware)
	secure.EnableHTTP2 = true
	secure.StartTLS()
	defer secure.Close()
	target, _ := url.Parse(server.URL)
	proxy := httptest.NewServer(httputil.NewSingleHostReverseProxy(target))
	defer proxy.Close()

	get(http.DefaultClient, server.URL+"/plain/a/b")
	get(secure.Client(), secure.URL+"/plain/h2")
	get(http.DefaultClient, proxy.URL+"/plain/proxied")
	get(http.DefaultClient, server.URL+"/hints")
	get(http.DefaultClient, server.URL+"/old")
	get(http.DefaultClient, server.URL+"/api/users/7")
	get(http.DefaultClient, server.URL+"/slow")
	get(http.DefaultClient, "http://user:secret@"+target.Host+"/headers?sig=secret&x=1")
	hijack(target.Host)
	waitForHandlers()

	request, _ := http.NewRequest("GET", server.URL+"/headers", nil)
	header := request.Header
	response, err := http.DefaultTransport.RoundTrip(request)
	if err != nil {
		log.Fatal(err)
	}
	body, _ := io.ReadAll(response.Body)
	fmt.Println("the caller's request:", len(header), response.Request == request, string(body))

	request.Host = "shop.example" // the server's port is another one each time
	dump, err := httputil.DumpRequestOut(request, true)
	fmt.Printf("what would be sent: %q %v\n", dump, err)

	head, _ := http.Head(server.URL + "/plain/head")
	fmt.Println("no body:", head.Body == http.NoBody)
	_, err = http.Get("http://127.0.0.1:1/")
	fmt.Println("refused:", strings.Contains(err.Error(), "refused"))
	if len(os.Args) > 1 {
		tls.Dial("tcp", secure.Listener.Addr().String(), nil)
	}
}

func get(client *http.Client, address string) {
	response, err := client.Get(address)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	fmt.Println(response.StatusCode, string(body), err)
}

func hijack(host string) {
	connection, err := net.Dial("tcp", host)
	if err != nil {
		log.Fatal(err)
	}
	defer connection.Close()
	fmt.Fprint(connection, "GET /hijack HTTP/1.1\r\nHost: "+host+"\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n")
	line, _ := bufio.NewReader(connection).ReadString('\n')
	fmt.Print(line)
}

// waitForHandlers returns when no handler runs any more: a hijacked connection is none that a server's Close waits for.
func waitForHandlers() {
	stacks := make([]byte, 1<<20)
	for strings.Contains(string(stacks[:runtime.Stack(stacks, true)]), "net/http.serverHandler.ServeHTTP") {
		time.Sleep(time.Millisecond)
	}
}
