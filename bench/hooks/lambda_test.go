package hooks

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/lambda"
)

// An invocation is over when the function asks for the next one: what was recorded is sent before.
func BenchmarkLambda(b *testing.B) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	invoke, ready := make(chan bool), make(chan bool)
	go serveLambda(listener, invoke, ready)
	b.Setenv("AWS_LAMBDA_RUNTIME_API", listener.Addr().String())
	go lambda.Start(func(_ context.Context, item struct{ ID int }) (int, error) { return item.ID, nil })
	<-ready
	each(b, func() {
		invoke <- true
		<-ready
	})
	// The function waits for as long as the process lives: whoever hangs up on it ends the process.
}

// serveLambda is Lambda's side. It is no server of net/http, which would have spans of its own.
func serveLambda(listener net.Listener, invoke <-chan bool, ready chan<- bool) {
	const event = `{"id":7}`
	for {
		conn, err := listener.Accept()
		if err != nil {
			return
		}
		for reader := bufio.NewReader(conn); ; {
			request, err := http.ReadRequest(reader)
			if err != nil {
				break
			}
			io.Copy(io.Discard, request.Body)
			if request.Method == http.MethodPost {
				io.WriteString(conn, "HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n")
				continue
			}
			ready <- true
			<-invoke
			fmt.Fprintf(conn, "HTTP/1.1 200 OK\r\nLambda-Runtime-Aws-Request-Id: 7\r\n"+
				"Lambda-Runtime-Invoked-Function-Arn: arn:aws:lambda:eu-central-1:1234:function:shop\r\n"+
				"Lambda-Runtime-Deadline-Ms: %d\r\nContent-Length: %d\r\n\r\n%s", time.Now().Add(time.Minute).UnixMilli(), len(event), event)
		}
	}
}
