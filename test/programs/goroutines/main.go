// Requests whose work goes on elsewhere: in goroutines, timers, callbacks of contexts, groups and pools of workers.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"
)

//otel:span step name:name
func step(name string) string { return name }

//otel:span step name:name
func stepWith(_ context.Context, name string) string { return name }

// request is one span around do; what do leaves behind may go on once the request is over.
//
//otel:span request name:name
func request(ctx context.Context, name string, do func(ctx context.Context, over <-chan struct{})) {
	do(ctx, ends[name])
}

var behind sync.WaitGroup

// ends has a channel for each request, which is closed once its span has ended.
var ends = map[string]chan struct{}{}

func run(name string, do func(ctx context.Context, over <-chan struct{})) {
	ends[name] = make(chan struct{})
	request(context.Background(), name, do)
	close(ends[name])
	behind.Wait()
}

// later runs do in a goroutine of its own; the program waits for it, the request does not.
func later(do func()) {
	behind.Add(1)
	go func() {
		defer behind.Done()
		do()
	}()
}

func goStatements() {
	run("nested go", func(context.Context, <-chan struct{}) {
		var inside sync.WaitGroup
		inside.Add(2)
		go func() {
			defer inside.Done()
			go func() {
				defer inside.Done()
				step("grandchild")
			}()
			step("child")
		}()
		inside.Wait()
	})
	run("outlived by go", func(_ context.Context, over <-chan struct{}) {
		later(func() {
			<-over
			step("outlives")
			later(func() { step("of what outlives") })
		})
	})
}

func timers() {
	run("timer fires", func(context.Context, <-chan struct{}) {
		fired := make(chan string)
		time.AfterFunc(time.Millisecond, func() { fired <- step("timer") })
		<-fired
	})
	run("outlived by timer", func(_ context.Context, over <-chan struct{}) {
		behind.Add(1)
		time.AfterFunc(time.Millisecond, func() {
			defer behind.Done()
			<-over
			step("late timer")
		})
	})
	var timer *time.Timer
	fired := make(chan string)
	run("makes the timer", func(context.Context, <-chan struct{}) {
		timer = time.AfterFunc(time.Hour, func() { fired <- step("reset timer") })
	})
	run("resets it", func(context.Context, <-chan struct{}) {
		timer.Reset(0)
		<-fired
	})
	time.AfterFunc(0, func() { fired <- step("nobody's timer") })
	<-fired
}

func callbacks() {
	run("callback of a context", func(context.Context, <-chan struct{}) {
		ctx, cancel := context.WithCancel(context.Background())
		called := make(chan string)
		context.AfterFunc(ctx, func() { called <- step("callback") })
		canceller := make(chan bool)
		go func() {
			//otel:span cancels
			cancels := func() { cancel() }
			cancels()
			close(canceller)
		}()
		<-called
		<-canceller
	})
	called := make(chan string)
	ctx, cancel := context.WithCancel(context.Background())
	run("registers", func(context.Context, <-chan struct{}) {
		context.AfterFunc(ctx, func() { called <- step("registered callback") })
	})
	run("cancels", func(context.Context, <-chan struct{}) {
		cancel()
		<-called
		var inside sync.WaitGroup
		inside.Add(1)
		go func() { defer inside.Done(); step("of the canceller") }()
		inside.Wait()
	})
	run("stops", func(context.Context, <-chan struct{}) {
		ctx, cancel := context.WithCancel(context.Background())
		stop := context.AfterFunc(ctx, func() { step("never") })
		fmt.Println("stopped:", stop())
		cancel()
		done := make(chan string)
		go func() { done <- step("after stop") }()
		<-done
	})
	run("deadline", func(context.Context, <-chan struct{}) {
		ctx, cancel := context.WithTimeout(context.Background(), time.Millisecond)
		defer cancel()
		called := make(chan string)
		context.AfterFunc(ctx, func() { called <- step("deadline's callback") })
		<-called
	})
}

func groups() {
	run("group", func(ctx context.Context, _ <-chan struct{}) {
		group, ctx := errgroup.WithContext(ctx)
		group.SetLimit(1)
		group.Go(func() error { step("first of the group"); return nil })
		group.Go(func() error { stepWith(ctx, "second of the group"); return nil })
		fmt.Println(group.Wait())
	})
}

type job struct {
	ctx  context.Context
	name string
	done chan string
}

func worker(jobs chan job) {
	for j := range jobs {
		if j.ctx == nil {
			j.done <- step(j.name)
		} else {
			j.done <- stepWith(j.ctx, j.name)
		}
	}
}

func ask(ctx context.Context, jobs chan job, name string) {
	j := job{ctx, name, make(chan string)}
	jobs <- j
	<-j.done
}

//otel:span request name:name
func requestWith(ctx context.Context, name string, do func(ctx context.Context)) { do(ctx) }

func workers() {
	before := make(chan job)
	go worker(before)
	during := make(chan job)
	requestWith(context.Background(), "hires", func(ctx context.Context) {
		ask(nil, before, "by one hired before")
		ask(ctx, before, "by one hired before, with ctx")
		go worker(during)
		ask(nil, during, "by one hired now")
	})
	requestWith(context.Background(), "comes later", func(ctx context.Context) {
		ask(nil, during, "by one hired earlier")
		ask(ctx, during, "by one hired earlier, with ctx")
	})
}

// pooled workers begin where the pool makes one, in whichever request that is.
func pooled() {
	runtime.GOMAXPROCS(1) // the pool's memory is each processor's own, and is the collector's to take
	debug.SetGCPercent(-1)
	pool := sync.Pool{New: func() any {
		jobs := make(chan job)
		go worker(jobs)
		return jobs
	}}
	for _, name := range []string{"fills the pool", "takes from the pool"} {
		requestWith(context.Background(), name, func(ctx context.Context) {
			jobs := pool.Get().(chan job)
			ask(nil, jobs, "by a pooled worker")
			ask(ctx, jobs, "by a pooled worker, with ctx")
			pool.Put(jobs)
		})
	}
}

// crash ends the program in a timer's callback: nothing of ours is in its trace.
func crash() {
	run("crashes", func(context.Context, <-chan struct{}) {
		time.AfterFunc(0, func() { panic(errors.New("in a timer")) })
		select {}
	})
}

// many goroutines, one after the other in the same memory: nothing but that connects them.
func many() {
	var all sync.WaitGroup
	for range 2000 {
		all.Add(1)
		go func() {
			defer all.Done()
			step("one of many")
		}()
		runtime.Gosched()
	}
	all.Wait()
}

func main() {
	if len(os.Args) > 1 {
		many()
		return
	}
	goStatements()
	timers()
	callbacks()
	groups()
	workers()
	pooled()
	crash()
}
