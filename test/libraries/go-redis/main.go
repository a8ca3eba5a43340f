// An ordinary user of Redis: commands of all kinds, pipelines, transactions, failures, a ring.
package main

import (
	"context"
	"errors"
	"fmt"
	"net"

	"github.com/redis/go-redis/v9"
)

const address = "127.0.0.1:6379"

func main() { asked(context.Background(), work) }

//otel:span
func asked(ctx context.Context, do func(context.Context)) {
	meanwhile(func() { do(ctx) })
}

// meanwhile is what the goroutine is at, and no context says so.
//
//otel:span
func meanwhile(do func()) { do() }

func work(ctx context.Context) {
	redis.SetLogger(quiet{})
	client := redis.NewClient(&redis.Options{Addr: address, DB: 9, MaxRetries: 1})
	defer client.Close()
	key := func(name string) string { return "otel-ts:" + name }
	client.Del(ctx, key("a"), key("b"), key("h"), key("m"), key("n"))

	report("set", client.Set(ctx, key("a"), "a secret", 0).Err())
	value, err := client.Get(ctx, key("a")).Result()
	report("get "+value, err)
	report("a key that is not there", client.Get(ctx, key("none")).Err())
	report("another type", client.LPush(ctx, key("a"), "x").Err())
	report("hash", client.HSet(ctx, key("h"), "field", "a secret", "other", 2).Err())
	report("any command", client.Do(ctx, "OBJECT", "encoding", key("a")).Err())

	_, err = client.Pipelined(ctx, func(p redis.Pipeliner) error {
		p.Incr(ctx, key("n"))
		p.Incr(ctx, key("m"))
		return nil
	})
	report("pipeline of one command", err)
	_, err = client.Pipelined(ctx, func(p redis.Pipeliner) error {
		p.Set(ctx, key("b"), "a secret", 0)
		p.Get(ctx, key("none"))
		return nil
	})
	report("pipeline", err)
	_, err = client.Pipelined(ctx, func(p redis.Pipeliner) error {
		p.LPush(ctx, key("b"), "x")
		return nil
	})
	report("pipeline that fails", err)
	_, err = client.TxPipelined(ctx, func(p redis.Pipeliner) error {
		p.LPush(ctx, key("b"), "x")
		return nil
	})
	report("transaction that fails", err)
	_, err = client.TxPipelined(ctx, func(p redis.Pipeliner) error {
		p.Incr(ctx, key("n"))
		p.Incr(ctx, key("n"))
		return nil
	})
	report("transaction", err)
	report("watch", client.Watch(ctx, func(tx *redis.Tx) error {
		_, err := tx.TxPipelined(ctx, func(p redis.Pipeliner) error { return p.Del(ctx, key("n")).Err() })
		return err
	}, key("n")))
	script := redis.NewScript("return redis.call('GET', KEYS[1])")
	report("script", script.Run(ctx, client, []string{key("a")}, "a secret").Err())

	conn := client.Conn()
	report("one connection", conn.Ping(ctx).Err())
	conn.Close()

	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	report("cancelled", client.Get(cancelled, key("a")).Err())

	refused := errors.New("nobody listens")
	nobody := redis.NewClient(&redis.Options{Addr: "redis.invalid:6379", MaxRetries: -1, Dialer: func(context.Context, string, string) (net.Conn, error) { return nil, refused }})
	report("refused", nobody.Get(ctx, key("a")).Err())
	nobody.Close()

	ring := redis.NewRing(&redis.RingOptions{Addrs: map[string]string{"one": address}, DB: 9})
	report("ring", ring.Exists(ctx, key("a")).Err())
	ring.Close()

	report("del", client.Del(ctx, key("a"), key("b"), key("h"), key("m"), key("n")).Err())
}

// quiet: what the pool says of dialling has the time in front.
type quiet struct{}

func (quiet) Printf(context.Context, string, ...any) {}

func report(what string, err error) {
	fmt.Println(what+":", err)
}
