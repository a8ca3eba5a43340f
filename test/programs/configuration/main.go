// A server that asks another one for each request. What the program is given as arguments are the header lines of a
// request that comes from outside; it prints the headers that the other server gets.
package main

import (
	"bufio"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
)

func main() {
	back := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var lines []string
		for name, values := range r.Header {
			lines = append(lines, name+": "+strings.Join(values, " | "))
		}
		slices.Sort(lines)
		fmt.Println(r.Method, r.URL.Path)
		for _, line := range lines {
			fmt.Println(" ", line)
		}
	}))
	defer back.Close()
	front := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		request, _ := http.NewRequest(r.Method, back.URL+"/back", nil)
		request.Header.Set("X-Tenant", "acme")
		request.Header.Set("Authorization", "Bearer s3cret")
		if response, err := http.DefaultClient.Do(request); err == nil {
			response.Body.Close()
		}
		if len(request.Header) != 2 {
			fmt.Println("the caller's headers have changed:", request.Header)
		}
		w.Header().Set("X-Answer", "42")
	}))
	defer front.Close()
	for _, line := range []string{"GET /healthz", "GET /front/1", "PURGE /front/2"} {
		ask(front.Listener.Addr().String(), line, os.Args[1:])
	}
}

// ask is no client of net/http: nothing of ours is in what it sends.
func ask(address, line string, headers []string) {
	connection, err := net.Dial("tcp", address)
	if err != nil {
		panic(err)
	}
	defer connection.Close()
	fmt.Fprintf(connection, "%s HTTP/1.1\r\nHost: front\r\nConnection: close\r\n%s\r\n", line, strings.Join(append(headers, ""), "\r\n"))
	status, _ := bufio.NewReader(connection).ReadString('\n')
	fmt.Println(strings.TrimSpace(status))
}
