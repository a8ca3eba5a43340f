package main

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"syscall"
	"time"
)

var invocations = []string{
	`{"path":"/orders","headers":{"traceparent":"00-0123456789abcdef0123456789abcdef-0123456789abcdef-01","Cookie":"a secret"},"body":"a secret"}`,
	`{"path":"/broken"}`,
}

// serve is Lambda's side: whoever asks for one invocation too many is not frozen but killed. It is no server of net/http,
// which would have spans of its own.
func serve() {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	os.Setenv("AWS_LAMBDA_RUNTIME_API", listener.Addr().String())
	os.Setenv("AWS_LAMBDA_FUNCTION_NAME", "orders")
	asked := 0
	go func() {
		for {
			connection, err := listener.Accept()
			if err != nil {
				return
			}
			reader := bufio.NewReader(connection)
			for {
				request, err := http.ReadRequest(reader)
				if err != nil {
					break
				}
				body, _ := io.ReadAll(request.Body)
				if request.Method == http.MethodPost {
					fmt.Println(request.URL.Path, string(body))
					fmt.Fprint(connection, "HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n")
					continue
				}
				if asked == len(invocations) {
					syscall.Kill(os.Getpid(), syscall.SIGKILL)
					select {}
				}
				fmt.Fprintf(connection, "HTTP/1.1 200 OK\r\nLambda-Runtime-Aws-Request-Id: request-%d\r\n"+
					"Lambda-Runtime-Invoked-Function-Arn: arn:aws:lambda:eu-central-1:1234:function:orders:live\r\n"+
					"Lambda-Runtime-Deadline-Ms: %d\r\nContent-Length: %d\r\n\r\n%s",
					asked, time.Now().Add(time.Minute).UnixMilli(), len(invocations[asked]), invocations[asked])
				asked++
			}
		}
	}()
}
