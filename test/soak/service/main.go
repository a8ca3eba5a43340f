// A service whose requests hand work to goroutines that outlive them, to a timer and to a worker that one of the first
// began. Everything that is done for item N has N in its path.
package main

import (
	"context"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"
	"time"
)

var (
	base string
	late sync.WaitGroup

	lock sync.Mutex
	over = make(chan struct{}) // closed now and then: what waits for it goes on

	once sync.Once
	jobs = make(chan job)
)

type job struct {
	ctx  context.Context
	item string
	done chan error
}

func ask(ctx context.Context, path string) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, base+path, nil)
	if err != nil {
		return err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	_, err = io.Copy(io.Discard, response.Body)
	response.Body.Close()
	if err == nil && response.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %s", path, response.Status)
	}
	return err
}

func work() {
	for j := range jobs {
		j.done <- ask(j.ctx, "/stock/"+j.item)
	}
}

// waitForOver is the end of some later moment, mostly after the request.
func waitForOver() {
	lock.Lock()
	c := over
	lock.Unlock()
	<-c
}

func items(w http.ResponseWriter, r *http.Request) {
	once.Do(func() { go work() })
	item := r.PathValue("item")
	n, err := strconv.Atoi(item)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	switch n % 8 {
	case 0: // a goroutine that outlives the request
		late.Add(1)
		go func() {
			defer late.Done()
			waitForOver()
			_ = ask(context.Background(), "/late/"+item)
		}()
	case 1: // a worker that another request has begun
		j := job{r.Context(), item, make(chan error)}
		jobs <- j
		err = <-j.done
	case 2: // a timer that outlives the request
		late.Add(1)
		time.AfterFunc(time.Millisecond, func() {
			defer late.Done()
			waitForOver()
			_ = ask(context.Background(), "/late/"+item)
		})
	case 3: // without ctx, in a goroutine that does not outlive it
		done := make(chan error)
		go func() { done <- ask(context.Background(), "/stock/"+item) }()
		err = <-done
	default:
		err = ask(r.Context(), "/stock/"+item)
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}

// state answers once all that was left behind is done.
func state(w http.ResponseWriter, _ *http.Request) {
	late.Wait()
	http.DefaultClient.CloseIdleConnections()
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	fmt.Fprintln(w, m.HeapAlloc, runtime.NumGoroutine())
}

func main() {
	http.DefaultTransport.(*http.Transport).MaxIdleConnsPerHost = 64
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	base = "http://" + listener.Addr().String()
	var answered atomic.Int64
	answer := func(w http.ResponseWriter, _ *http.Request) { answered.Add(1) }
	http.HandleFunc("GET /items/{item}", items)
	http.HandleFunc("GET /stock/{item}", answer)
	http.HandleFunc("GET /late/{item}", answer)
	http.HandleFunc("GET /state", state)
	go func() {
		for range time.Tick(20 * time.Millisecond) {
			lock.Lock()
			close(over)
			over = make(chan struct{})
			lock.Unlock()
		}
	}()
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin) // whoever began us is gone, or has had enough
		os.Exit(0)
	}()
	fmt.Println(base)
	log.Fatal(http.Serve(listener, nil))
}
