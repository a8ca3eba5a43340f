// A program that counts its goroutines, as tests for leaks do: with the plain
// build, only those that it began itself.
package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"runtime"
	"runtime/pprof"
	"strings"
	"time"
)

func main() {
	say("at first")
	wait := make(chan struct{})
	go func() { <-wait }()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "hello") }))
	for range 3 {
		response, err := http.Get(server.URL)
		if err != nil {
			panic(err)
		}
		response.Body.Close()
	}
	// Exporters have been at work.
	time.Sleep(300 * time.Millisecond)
	http.DefaultClient.CloseIdleConnections()
	server.Close()
	say("with one")
	close(wait)
	say("at last")
	if len(os.Args) > 1 {
		panic("all of them")
	}
}

// say waits for goroutines that are about to end.
func say(when string) {
	var count int
	var began []string
	for limit := time.Now().Add(10 * time.Second); ; time.Sleep(10 * time.Millisecond) {
		count, began = runtime.NumGoroutine(), beginnings()
		if count == map[string]int{"at first": 1, "with one": 2, "at last": 1}[when] || time.Now().After(limit) {
			break
		}
	}
	fmt.Println(when, count, pprof.Lookup("goroutine").Count(), began)
}

// beginnings are the functions that began goroutines, by the stacks of all.
func beginnings() []string {
	text := make([]byte, 1<<20)
	text = text[:runtime.Stack(text, true)]
	found := []string{fmt.Sprint(strings.Count("\n"+string(text), "\ngoroutine "))}
	for _, match := range regexp.MustCompile(`created by (\S+)`).FindAllSubmatch(text, -1) {
		found = append(found, string(match[1]))
	}
	return found
}
