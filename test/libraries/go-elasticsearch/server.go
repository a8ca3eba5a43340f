package main

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"

	"github.com/elastic/go-elasticsearch/v8/esapi"
)

var (
	listeners sync.Map
	discovery = make(chan struct{}, 100)
)

// serve answers as a node would, with more headers if there are any, and returns its address.
func serve(headers map[string]string) string {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	address := "http://" + listener.Addr().String()
	listeners.Store(address, listener)
	go node{headers, listener.Addr().String()}.serve(listener)
	return address
}

func stop(address string) {
	listener, _ := listeners.Load(address)
	listener.(net.Listener).Close()
}

// discovered waits until nodes have been asked for n times.
func discovered(n int) {
	for range n {
		<-discovery
	}
}

type node struct {
	headers map[string]string
	address string
}

// serve knows no net/http server, whose spans are not what is asked here.
func (n node) serve(listener net.Listener) {
	for {
		conn, err := listener.Accept()
		if err != nil {
			return
		}
		go func() {
			defer conn.Close()
			reader := bufio.NewReader(conn)
			for {
				request, err := http.ReadRequest(reader)
				if err != nil {
					return
				}
				io.Copy(io.Discard, request.Body)
				status, body := n.answer(request.URL.Path)
				fmt.Fprintf(conn, "HTTP/1.1 %d %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n", status, http.StatusText(status), len(body))
				if n.headers["X-Elastic-Product"] == "" {
					io.WriteString(conn, "X-Elastic-Product: Elasticsearch\r\n")
				}
				for name, value := range n.headers {
					fmt.Fprintf(conn, "%s: %s\r\n", name, value)
				}
				io.WriteString(conn, "\r\n")
				if request.Method != "HEAD" {
					io.WriteString(conn, body)
				}
			}
		}()
	}
}

func (n node) answer(path string) (int, string) {
	switch {
	case strings.Contains(path, "none") && strings.HasSuffix(path, "_search"):
		return 404, `{"error": {"type": "index_not_found_exception", "reason": "no such index [none]"}, "status": 404}`
	case strings.Contains(path, "none"):
		return 404, `{"_index": "products", "_id": "none", "found": false}`
	case strings.HasSuffix(path, "busy"):
		return 503, `{"error": "busy", "status": 503}`
	case strings.HasSuffix(path, "broken"):
		return 200, `{`
	case strings.HasSuffix(path, "_search"):
		return 200, `{"took": 1, "timed_out": false, "hits": {"total": {"value": 1, "relation": "eq"}, "hits": []}}`
	case strings.HasSuffix(path, "_bulk"):
		return 200, `{"took": 1, "errors": false, "items": [{"index": {"_id": "1", "status": 201}}, {"index": {"_id": "2", "status": 201}}]}`
	case path == "/_nodes/http":
		select {
		case discovery <- struct{}{}:
		default:
		}
		return 200, fmt.Sprintf(`{"nodes": {"n": {"name": "n", "roles": ["data"], "http": {"publish_address": %q}}}}`, n.address)
	}
	return 200, `{}`
}

func report(what string, more ...any) func(*esapi.Response, error) {
	say := func(res *esapi.Response, err error) {
		status := ""
		if res != nil {
			status = fmt.Sprint(" ", res.StatusCode)
			io.Copy(io.Discard, res.Body)
			res.Body.Close()
		}
		if failure, ok := err.(*url.Error); ok {
			err = failure.Err
		}
		fmt.Printf("%s:%s %v\n", what, status, err)
	}
	if len(more) == 2 {
		res, _ := more[0].(*esapi.Response)
		err, _ := more[1].(error)
		say(res, err)
	}
	return say
}
