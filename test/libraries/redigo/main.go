// An ordinary user of Redis: commands of all kinds, pipelines, transactions, failures, subscriptions, a pool.
package main

import (
	"context"
	"fmt"
	"net"
	"time"

	"github.com/gomodule/redigo/redis"
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

// step is what the lines below it belong to.
//
//otel:span step otel_ts.step:name
func step(name string, do func()) { do() }

func key(name string) string { return "otel-ts:redigo:" + name }

func work(ctx context.Context) {
	pool := &redis.Pool{
		MaxIdle: 1,
		DialContext: func(ctx context.Context) (redis.Conn, error) {
			return redis.DialContext(ctx, "tcp", address, redis.DialDatabase(10), redis.DialClientName("otel-ts"),
				redis.DialUsername("default"), redis.DialPassword("a secret"))
		},
		TestOnBorrow: func(c redis.Conn, _ time.Time) error {
			_, err := c.Do("PING")
			return err
		},
	}
	defer pool.Close()
	conn := pool.Get()
	report("del")(conn.Do("DEL", key("a"), key("b"), key("h"), key("l"), key("m"), key("n")))
	step("commands", func() { commands(conn) })
	step("context", func() { contexts(ctx, pool) })
	step("pipelines", func() { pipelines(conn) })
	step("transactions", func() { transactions(conn) })
	report("script")(redis.NewScript(1, "return redis.call('GET', KEYS[1])").Do(conn, key("a"), "a secret"))
	fmt.Println("close:", conn.Close())
	step("borrowed", func() {
		conn := pool.Get()
		conn.Send("WATCH", key("a"))
		conn.Send("SET", key("b"), "not waited for")
		conn.Flush()
		conn.Send("GET", key("b"))
		fmt.Println("close:", conn.Close())
	})
	step("subscriptions", func() { subscription(pool) })
	step("timeout", timeout)
	step("indexes", indexes)
	step("failures", failures)
}

func commands(conn redis.Conn) {
	report("set")(conn.Do("SET", key("a"), "a secret"))
	value, err := redis.String(conn.Do("get", key("a")))
	report("get")(value, err)
	value, err = redis.String(conn.Do("GET", key("none")))
	report("a key that is not there")(value, err)
	report("another type")(conn.Do("LPUSH", key("a"), "x"))
	report("hash")(conn.Do("HSET", redis.Args{}.Add(key("h")).AddFlat(map[string]int{"field": 1})...))
	report("two words")(conn.Do("OBJECT", "encoding", key("a")))
	report("with a timeout of its own")(redis.DoWithTimeout(conn, time.Second, "GET", key("a")))
	report("nothing to flush")(conn.Do(""))
	report("nothing to flush")(nil, conn.Flush())
	report("no code")(conn.Do("EVAL", "return redis.error_reply('it is so')", 0))
}

type withContext interface {
	DoContext(ctx context.Context, commandName string, args ...interface{}) (interface{}, error)
	ReceiveContext(ctx context.Context) (interface{}, error)
}

func contexts(ctx context.Context, pool *redis.Pool) {
	for _, how := range []string{"do", "pipeline", "receive", "cancelled", "late", "too late"} {
		conn, err := pool.GetContext(ctx)
		if err != nil {
			fmt.Println(err)
		}
		c, ok := conn.(withContext)
		if !ok {
			return
		}
		switch how {
		case "do":
			report(how)(c.DoContext(ctx, "GET", key("a")))
		case "pipeline":
			conn.Send("INCR", key("n"))
			report(how)(c.DoContext(ctx, "INCR", key("m")))
		case "receive":
			conn.Send("GET", key("a"))
			conn.Flush()
			report(how)(c.ReceiveContext(ctx))
		case "cancelled":
			cancelled, cancel := context.WithCancel(ctx)
			time.AfterFunc(50*time.Millisecond, cancel)
			report(how)(c.DoContext(cancelled, "BLPOP", key("none"), 10))
		case "late":
			late, cancel := context.WithCancel(ctx)
			time.AfterFunc(50*time.Millisecond, cancel)
			conn.Send("BLPOP", key("none"), 10)
			conn.Flush()
			report(how)(c.ReceiveContext(late))
		case "too late":
			late, cancel := context.WithTimeout(ctx, 0)
			report(how)(c.DoContext(late, "GET", key("a")))
			cancel()
		}
		conn.Close()
	}
}

func pipelines(conn redis.Conn) {
	conn.Send("INCR", key("n"))
	conn.Send("INCR", key("n"))
	conn.Flush()
	report("one kind")(conn.Receive())
	report("one kind")(conn.Receive())
	conn.Send("SET", key("b"), "a secret")
	conn.Send("LPUSH", key("b"), "x")
	conn.Send("GET", key("b"))
	conn.Flush()
	report("several kinds")(conn.Receive())
	report("several kinds")(conn.Receive())
	report("several kinds")(conn.Receive())
	conn.Send("LPUSH", key("b"), "x")
	conn.Flush()
	conn.Send("GET", key("a"))
	conn.Flush()
	report("two at once")(conn.Receive())
	report("two at once")(conn.Receive())
	conn.Send("DEL", key("n"))
	report("behind another")(conn.Do("DEL", key("m")))
	conn.Send("GET", key("a"))
	conn.Send("LPUSH", key("a"), "x")
	_, err := conn.Do("")
	report("all answers")(nil, err)
	conn.Send("LPUSH", key("a"), "x")
	conn.Flush()
	conn.Send("GET", key("a"))
	_, err = conn.Do("")
	report("answers to what was flushed, too")(nil, err)
	conn.Send("GET", key("a"))
	conn.Flush()
	report("flushed before")(conn.Do("GET", key("none")))
	for range 200 {
		conn.Send("EXISTS", key("0123456789"))
	}
	_, err = conn.Do("")
	report("many")(nil, err)
}

func transactions(conn redis.Conn) {
	conn.Send("MULTI")
	conn.Send("INCR", key("n"))
	conn.Send("INCR", key("n"))
	report("one kind")(conn.Do("EXEC"))
	conn.Send("MULTI")
	conn.Send("SET", key("m"), "a secret")
	conn.Send("LPUSH", key("m"), "x")
	report("one fails")(conn.Do("EXEC"))
	conn.Send("MULTI")
	conn.Send("INCR", key("n"))
	conn.Send("EXEC")
	conn.Flush()
	for range 3 {
		report("received")(conn.Receive())
	}
	conn.Send("MULTI")
	conn.Send("LPUSH", key("m"), "x")
	conn.Send("EXEC")
	report("all answers")(conn.Do(""))
	report("step by step")(conn.Do("MULTI"))
	report("step by step")(conn.Do("LPUSH", key("m"), "x"))
	report("step by step")(conn.Do("EXEC"))
}

func subscription(pool *redis.Pool) {
	conn := redis.PubSubConn{Conn: pool.Get()}
	fmt.Println("subscribe:", conn.Subscribe(key("channel")))
	fmt.Printf("%T\n", conn.Receive())
	other, err := redis.Dial("tcp", address, redis.DialDatabase(10))
	if err != nil {
		fmt.Println(err)
		return
	}
	report("publish")(other.Do("PUBLISH", key("channel"), "a secret"))
	other.Close()
	fmt.Printf("%T\n", conn.Receive())
	fmt.Println("ping:", conn.Ping("a secret"))
	fmt.Printf("%T\n", conn.Receive())
	fmt.Println("close:", conn.Close())
}

func timeout() {
	conn, err := redis.Dial("tcp", address, redis.DialReadTimeout(50*time.Millisecond))
	if err != nil {
		fmt.Println(err)
		return
	}
	conn.Send("GET", key("a"))
	conn.Send("BLPOP", key("none"), 10)
	conn.Flush()
	report("the first")(conn.Receive())
	_, err = conn.Receive()
	fmt.Println("the second:", err != nil)
	conn.Close()
}

func indexes() {
	plain, err := net.Dial("tcp", address)
	if err != nil {
		fmt.Println(err)
		return
	}
	conn := redis.NewConn(plain, 0, 0)
	report("get")(conn.Do("GET", key("a")))
	report("select")(conn.Do("SELECT", "10"))
	report("get")(conn.Do("GET", key("a")))
	conn.Send("DEL", key("a"), key("b"), key("h"), key("l"), key("m"), key("n"))
	conn.Flush()
	conn.Close()

	here, there := net.Pipe()
	conn = redis.NewConn(here, 0, 0)
	there.Close()
	report("nobody reads")(conn.Do("GET", key("a")))
	conn.Send("GET", key("a"))
	report("nobody reads")(nil, conn.Flush())
}

func failures() {
	_, err := redis.Dial("tcp", address, redis.DialPassword("wrong"), redis.DialUsername("nobody"))
	fmt.Println("refused:", err)
	pool := &redis.Pool{Dial: func() (redis.Conn, error) { return nil, fmt.Errorf("nobody listens") }}
	report("refused")(pool.Get().Do("GET", key("a")))
}

func report(what string) func(any, error) {
	return func(reply any, err error) {
		if text, ok := reply.([]byte); ok {
			reply = string(text)
		}
		fmt.Println(what+":", reply, err)
	}
}
