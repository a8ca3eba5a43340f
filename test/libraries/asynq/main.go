// Tasks of asynq: enqueued with headers that the program has and keeps, processed by handlers that enqueue more and fail;
// refused because it is there already.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"sort"
	"time"

	"github.com/hibiken/asynq"
)

func main() {
	redis := asynq.RedisClientOpt{Addr: "127.0.0.1:6379", DB: 11}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	inspector := asynq.NewInspector(redis)
	for _, queue := range []string{"otelts-high", "otelts-low"} {
		err := inspector.DeleteQueue(queue, true)
		if err != nil && !errors.Is(err, asynq.ErrQueueNotFound) {
			check(err)
		}
	}
	client := asynq.NewClient(redis)
	done := make(chan string, 8)
	mux := asynq.NewServeMux()
	mux.HandleFunc("order:created", func(ctx context.Context, task *asynq.Task) (err error) {
		meanwhile(func() {
			_, err = client.EnqueueContext(ctx, asynq.NewTask("mail:send", task.Payload()), asynq.Queue("otelts-low"), asynq.TaskID("second"))
		})
		done <- fmt.Sprint(task.Type(), " ", string(task.Payload()), " ", task.Headers()["tenant"])
		return err
	})
	mux.HandleFunc("mail:send", func(ctx context.Context, task *asynq.Task) error {
		done <- task.Type()
		return fmt.Errorf("no server: %w", asynq.SkipRetry)
	})

	task := asynq.NewTaskWithHeaders("order:created", []byte("one"), map[string]string{"tenant": "acme"})
	asked(ctx, func(ctx context.Context) {
		info, err := client.EnqueueContext(ctx, task, asynq.Queue("otelts-high"), asynq.TaskID("first"))
		check(err)
		fmt.Println("the program's headers:", len(task.Headers()), len(info.Headers), info.Queue)
		_, err = client.EnqueueContext(ctx, task, asynq.Queue("otelts-high"), asynq.TaskID("first"))
		fmt.Println(err)
	})

	server := asynq.NewServer(redis, asynq.Config{
		Queues: map[string]int{"otelts-high": 9, "otelts-low": 1}, LogLevel: asynq.FatalLevel, Concurrency: 2, TaskCheckInterval: 200 * time.Millisecond,
	})
	log.SetOutput(io.Discard)
	check(server.Start(mux))
	all := []string{<-done, <-done}
	sort.Strings(all)
	fmt.Println(all)
	server.Shutdown()
	check(client.Close())
	_, err := client.Enqueue(task)
	fmt.Println("closed:", err != nil)
}

//otel:span
func asked(ctx context.Context, do func(context.Context)) {
	meanwhile(func() { do(ctx) })
}

// meanwhile is what the goroutine is at, and no context says so.
//
//otel:span
func meanwhile(do func()) { do() }

func check(err error) {
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}
