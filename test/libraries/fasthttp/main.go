// A server of fasthttp that is asked by fasthttp's own client and by net/http's: trace context both ways, a handler that
// times out, absolute targets, errors of connections, and the caller's headers as they were.
package main

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"time"

	"github.com/valyala/fasthttp"
)

func main() {
	listener, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	address := listener.Addr().String()
	server := &fasthttp.Server{Handler: handle(address), Name: "test"}
	served := make(chan error)
	go func() { served <- server.Serve(listener) }()

	ask("GET", "http://"+address+"/plain?sig=secret&x=1", "")
	ask("POST", "http://"+address+"/echo", "body")
	ask("GET", "http://"+address+"/nested", "")
	ask("GET", "http://"+address+"/missing", "")
	ask("GET", "http://"+address+"/broken", "")
	ask("BREW", "http://"+address+"/pot", "")
	ask("GET", "http://"+address+"/slow", "")
	ask("GET", "http://127.0.0.1:1/nobody", "")

	response, err := http.Get("http://" + address + "/from/net/http")
	if err != nil {
		panic(err)
	}
	body, _ := io.ReadAll(response.Body)
	response.Body.Close()
	fmt.Println(response.StatusCode, string(body))

	connection, err := net.Dial("tcp4", address)
	if err != nil {
		panic(err)
	}
	fmt.Fprintf(connection, "GET http://proxied.example/absolute?q=1 HTTP/1.0\r\nX-Forwarded-For: 192.0.2.1, 192.0.2.2\r\nHost: proxied.example\r\n\r\n")
	answer, _ := io.ReadAll(connection)
	connection.Close()
	fmt.Println(strings.Fields(string(answer))[1])

	fmt.Println(server.Shutdown(), <-served)
}

func handle(address string) fasthttp.RequestHandler {
	slow := fasthttp.TimeoutHandler(func(ctx *fasthttp.RequestCtx) {
		<-ctx.Done()
	}, 50*time.Millisecond, "too slow")
	return func(ctx *fasthttp.RequestCtx) {
		switch string(ctx.Path()) {
		case "/echo":
			ctx.SetStatusCode(fasthttp.StatusCreated)
			ctx.Write(ctx.PostBody())
		case "/nested":
			status, body, err := fasthttp.Get(nil, "http://"+address+"/inner")
			fmt.Fprintf(ctx, "%d %s %v", status, body, err)
		case "/missing":
			ctx.NotFound()
		case "/broken":
			ctx.Error("broken", fasthttp.StatusInternalServerError)
		case "/slow":
			slow(ctx)
		default:
			ctx.WriteString("fine")
		}
	}
}

func ask(method, url, body string) {
	request, response := fasthttp.AcquireRequest(), fasthttp.AcquireResponse()
	defer fasthttp.ReleaseRequest(request)
	defer fasthttp.ReleaseResponse(response)
	request.SetRequestURI(url)
	request.Header.SetMethod(method)
	request.Header.Set("X-Own", "1")
	if body != "" {
		request.SetBodyString(body)
	}
	err := fasthttp.Do(request, response)
	names := []string{}
	request.Header.VisitAll(func(key, _ []byte) { names = append(names, string(key)) })
	if err != nil {
		fmt.Println(method, "failed", names)
		return
	}
	fmt.Println(method, response.StatusCode(), string(response.Body()), names)
}
