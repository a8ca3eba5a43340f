// An ordinary user of errgroup and of a pool of goroutines, whose workers outlive what they work for.
package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"sync"

	"github.com/panjf2000/ants/v2"
	"golang.org/x/sync/errgroup"
)

func main() {
	pool, err := ants.NewPool(1)
	if err != nil {
		panic(err)
	}
	defer pool.Release()
	mux := http.NewServeMux()
	server := httptest.NewServer(mux)
	defer server.Close()
	mux.HandleFunc("/group", func(w http.ResponseWriter, r *http.Request) {
		var group errgroup.Group
		group.Go(func() error { return get(server.URL + "/group/a") })
		report("group", group.Wait())
	})
	for _, path := range []string{"/first", "/second"} {
		mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
			var done sync.WaitGroup
			done.Add(1)
			report("submit", pool.Submit(func() {
				defer done.Done()
				report("pool", get(server.URL+path+"/pooled"))
			}))
			done.Wait()
		})
	}
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {})
	for _, path := range []string{"/group", "/first", "/second"} {
		report(path, get(server.URL+path))
	}
}

func get(url string) error {
	response, err := http.Get(url)
	if err != nil {
		return err
	}
	return response.Body.Close()
}

func report(what string, err error) { fmt.Println(what+":", err) }
