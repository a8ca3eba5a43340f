// An ordinary user of cron, whose jobs are scheduled while something else is done.
package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"sync"
	"time"

	"github.com/robfig/cron/v3"
)

var done sync.WaitGroup

// once is a schedule of one run.
type once struct{ over bool }

func (o *once) Next(now time.Time) time.Time {
	if o.over {
		return time.Time{}
	}
	o.over = true
	return now.Add(time.Millisecond)
}

// Cleanup is a job with a type of its own.
type Cleanup struct{ url string }

func (c Cleanup) Run() {
	defer done.Done()
	get(c.url)
}

func remind() { done.Done() }

func main() {
	jobs := http.NewServeMux()
	server := httptest.NewServer(jobs)
	scheduler := cron.New(cron.WithChain(cron.SkipIfStillRunning(cron.DiscardLogger)))
	jobs.HandleFunc("/schedule", func(w http.ResponseWriter, r *http.Request) {
		scheduler.Start()
		for _, job := range []cron.Job{Cleanup{server.URL + "/cleaned"}, cron.FuncJob(remind)} {
			done.Add(1)
			scheduler.Schedule(&once{}, job)
			done.Wait()
		}
	})
	jobs.HandleFunc("/cleaned", func(w http.ResponseWriter, r *http.Request) {})
	get(server.URL + "/schedule")
	<-scheduler.Stop().Done()
	server.Close()

	broken := cron.New(cron.WithChain(cron.Recover(cron.DiscardLogger)))
	done.Add(1)
	broken.Schedule(&once{}, cron.FuncJob(func() {
		defer done.Done()
		panic("a job's own")
	}))
	go broken.Run()
	done.Wait()
	<-broken.Stop().Done()
	fmt.Println("jobs:", len(scheduler.Entries()), "wrapped:", fmt.Sprintf("%T", scheduler.Entries()[0].WrappedJob))
}

func get(url string) {
	response, err := http.Get(url)
	if err == nil {
		response.Body.Close()
	}
}
