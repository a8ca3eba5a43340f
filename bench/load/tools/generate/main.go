// generate asks one path over and over: as fast as it gets answers, or at a fixed rate. A late request of a fixed rate
// counts from when it should have been sent, so a server that stands still does not hide its latency.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"sync"
	"time"

	"example.com/load/histogram"
)

type result struct {
	Requests uint64  `json:"requests"`
	Failed   uint64  `json:"failed"`
	Seconds  float64 `json:"seconds"`
	P50      float64 `json:"p50"` // microseconds
	P90      float64 `json:"p90"`
	P99      float64 `json:"p99"`
	P999     float64 `json:"p999"`
	Max      float64 `json:"max"`
}

func main() {
	address := flag.String("address", "", "host and port")
	path := flag.String("path", "/", "what to ask for")
	connections := flag.Int("connections", 16, "kept open")
	duration := flag.Duration("duration", 5*time.Second, "how long to send")
	rate := flag.Float64("rate", 0, "requests a second; 0: as fast as answers come")
	limit := flag.Uint64("requests", 0, "end after so many, whatever the duration; 0: no limit")
	flag.Parse()

	var lock sync.Mutex
	var all histogram.Histogram
	var failed uint64
	var running sync.WaitGroup
	begin := time.Now()
	for i := range *connections {
		c, err := dial(*address, *path)
		if err != nil {
			log.Fatal(err)
		}
		p := pace{begin: begin, end: begin.Add(*duration)}
		if *rate > 0 {
			p.step = time.Duration(float64(*connections) / *rate * float64(time.Second))
			p.next = begin.Add(p.step * time.Duration(i) / time.Duration(*connections))
		}
		p.limit = (*limit + uint64(i)) / uint64(*connections)
		p.limited = *limit > 0
		running.Go(func() {
			h, bad := drive(c, p)
			lock.Lock()
			all.Merge(h)
			failed += bad
			lock.Unlock()
		})
	}
	running.Wait()
	micro := func(q float64) float64 { return float64(all.Quantile(q).Nanoseconds()) / 1e3 }
	err := json.NewEncoder(os.Stdout).Encode(result{all.Total(), failed, time.Since(begin).Seconds(), micro(0.5), micro(0.9), micro(0.99), micro(0.999), micro(1)})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// pace says when the requests of one connection are due.
type pace struct {
	begin, end, next time.Time
	step             time.Duration
	limit            uint64
	limited          bool
}

func drive(c *client, p pace) (*histogram.Histogram, uint64) {
	h, failed := new(histogram.Histogram), uint64(0)
	for !p.limited || h.Total()+failed < p.limit {
		due := time.Now()
		if p.step > 0 {
			time.Sleep(p.next.Sub(due))
			due, p.next = p.next, p.next.Add(p.step)
		}
		if due.After(p.end) {
			break
		}
		if err := c.ask(); err != nil {
			if failed++; failed == 1 {
				fmt.Fprintln(os.Stderr, err)
			}
			if c.again() != nil {
				break
			}
			continue
		}
		h.Add(time.Since(due))
	}
	return h, failed
}
