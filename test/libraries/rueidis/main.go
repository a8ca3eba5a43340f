// An ordinary user of Redis: commands, batches, transactions, streams, a client-side cache, subscriptions, connections of
// one's own, with one server, sentinels and a cluster.
package main

import (
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	redis "github.com/redis/rueidis"
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

func key(name string) string { return "otel-ts:rueidis:" + name }

func work(ctx context.Context) {
	client := dial("a server", redis.ClientOption{InitAddress: []string{address}, SelectDB: 11, PipelineMultiplex: -1, Username: "default", Password: "a secret", ClientName: "otel-ts"})
	defer client.Close()
	clean := func() {
		report("del", client.Do(ctx, client.B().Del().Key(key("a"), key("b"), key("h"), key("l"), key("n")).Build()).Error())
	}
	clean()
	step("commands", func() { commands(ctx, client) })
	step("batches", func() { batches(ctx, client) })
	step("transactions", func() { transactions(ctx, client) })
	step("streams", func() { streams(ctx, client) })
	step("cache", func() { cache(ctx, client) })
	step("a connection", func() { dedicated(ctx, client) })
	step("subscriptions", func() { subscriptions(ctx, client) })
	uncached := dial("no cache", redis.ClientOption{InitAddress: []string{address}, SelectDB: 11, PipelineMultiplex: -1, DisableCache: true})
	step("no cache", func() { cache(ctx, uncached) })
	uncached.Close()
	clean()
	step("sentinels", func() { sentinels(ctx) })
	step("cluster", func() { cluster(ctx) })
	client.Close()
	step("closed", func() {
		report("get", client.Do(ctx, client.B().Get().Key(key("a")).Build()).Error())
		report("batch", client.DoMulti(ctx, client.B().Get().Key(key("a")).Build())[0].Error())
		stream := client.DoStream(ctx, client.B().Get().Key(key("a")).Build())
		report("stream", stream.Error())
	})
	_, err := redis.NewClient(redis.ClientOption{InitAddress: []string{address}, Username: "nobody", Password: "wrong"})
	report("refused", err)
}

func dial(what string, options redis.ClientOption) redis.Client {
	client, err := redis.NewClient(options)
	if err != nil {
		panic(what + ": " + err.Error())
	}
	return client
}

func commands(ctx context.Context, client redis.Client) {
	report("set", client.Do(ctx, client.B().Set().Key(key("a")).Value("a secret").Build()).Error())
	value, err := client.Do(ctx, client.B().Get().Key(key("a")).Build()).ToString()
	report(value, err)
	report("a key that is not there", client.Do(ctx, client.B().Get().Key(key("none")).Build()).Error())
	report("another type", client.Do(ctx, client.B().Lpush().Key(key("a")).Element("x").Build()).Error())
	report("hash", client.Do(ctx, client.B().Hset().Key(key("h")).FieldValue().FieldValue("field", "1").Build()).Error())
	report("two words", client.Do(ctx, client.B().ObjectEncoding().Key(key("a")).Build()).Error())
	report("no code", client.Do(ctx, client.B().Eval().Script("return redis.error_reply('it is so')").Numkeys(0).Build()).Error())
	report("script", redis.NewLuaScript("return redis.call('GET', KEYS[1])").Exec(ctx, client, []string{key("a")}, []string{"a secret"}).Error())
	late, cancel := context.WithTimeout(ctx, 50*time.Millisecond)
	report("late", client.Do(late, client.B().Blpop().Key(key("none")).Timeout(10).Build()).Error())
	cancel()
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	report("cancelled", client.Do(cancelled, client.B().Get().Key(key("a")).Build()).Error())
}

func batches(ctx context.Context, client redis.Client) {
	b := client.B()
	all("one kind", client.DoMulti(ctx, b.Incr().Key(key("n")).Build(), b.Incr().Key(key("n")).Build()))
	all("several kinds", client.DoMulti(ctx, b.Get().Key(key("none")).Build(), b.Lpush().Key(key("a")).Element("x").Build(), b.Set().Key(key("b")).Value("a secret").Build()))
	all("one", client.DoMulti(ctx, b.Get().Key(key("a")).Build()))
	all("none", client.DoMulti(ctx))
	many := make(redis.Commands, 200)
	for i := range many {
		many[i] = b.Exists().Key(key("0123456789")).Build()
	}
	fmt.Println(len(client.DoMulti(ctx, many...)))
}

func transactions(ctx context.Context, client redis.Client) {
	b := client.B()
	all("one kind", client.DoMulti(ctx, b.Multi().Build(), b.Incr().Key(key("n")).Build(), b.Incr().Key(key("n")).Build(), b.Exec().Build()))
	all("one fails", client.DoMulti(ctx, b.Multi().Build(), b.Set().Key(key("b")).Value("a secret").Build(), b.Lpush().Key(key("b")).Element("x").Build(), b.Exec().Build()))
	all("a key that is not there", client.DoMulti(ctx, b.Multi().Build(), b.Get().Key(key("none")).Build(), b.Exec().Build()))
	all("nothing", client.DoMulti(ctx, b.Multi().Build(), b.Exec().Build()))
}

func streams(ctx context.Context, client redis.Client) {
	b := client.B()
	stream := client.DoStream(ctx, b.Get().Key(key("a")).Build())
	for stream.HasNext() {
		_, err := stream.WriteTo(io.Discard)
		report("stream", err)
	}
	stream = client.DoStream(ctx, b.Lpush().Key(key("a")).Element("x").Build())
	_, err := stream.WriteTo(io.Discard)
	report("another type", err)
	_, err = stream.WriteTo(io.Discard)
	report("over", err)
	stream = client.DoStream(ctx, b.Get().Key(key("none")).Build())
	_, err = stream.WriteTo(io.Discard)
	report("a key that is not there", err)
	many := client.DoMultiStream(ctx, b.Get().Key(key("a")).Build(), b.Lpush().Key(key("a")).Element("x").Build(), b.Get().Key(key("b")).Build())
	step("read meanwhile", func() {
		for many.HasNext() {
			_, err := many.WriteTo(io.Discard)
			report("streams", err)
		}
	})
	many = client.DoMultiStream(ctx, b.Get().Key(key("a")).Build(), b.Get().Key(key("b")).Build())
	for many.HasNext() {
		_, err = many.WriteTo(full{})
		report("nobody takes it", err)
	}
	many = client.DoMultiStream(ctx)
	report("none", many.Error())
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	stream = client.DoStream(cancelled, b.Get().Key(key("a")).Build())
	report("cancelled", stream.Error())
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

func cache(ctx context.Context, client redis.Client) {
	b := client.B()
	for _, what := range []string{"asked", "in the cache"} {
		value, err := client.DoCache(ctx, b.Get().Key(key("a")).Cache(), time.Minute).ToString()
		report(what+": "+value, err)
	}
	report("a key that is not there", client.DoCache(ctx, b.Get().Key(key("none")).Cache(), time.Minute).Error())
	report("another type", client.DoCache(ctx, b.Hget().Key(key("a")).Field("x").Cache(), time.Minute).Error())
	report("another", client.DoCache(ctx, b.Mget().Key(key("a"), key("b")).Cache(), time.Minute).Error())
	all("some are there", client.DoMultiCache(ctx, redis.CT(b.Get().Key(key("a")).Cache(), time.Minute),
		redis.CT(b.Get().Key(key("b")).Cache(), time.Minute), redis.CT(b.Hget().Key(key("h")).Field("field").Cache(), time.Minute)))
	all("one kind", client.DoMultiCache(ctx, redis.CT(b.Get().Key(key("c")).Cache(), time.Minute), redis.CT(b.Get().Key(key("d")).Cache(), time.Minute)))
	all("one fails", client.DoMultiCache(ctx, redis.CT(b.Hget().Key(key("a")).Field("y").Cache(), time.Minute), redis.CT(b.Hget().Key(key("h")).Field("y").Cache(), time.Minute)))
	all("none", client.DoMultiCache(ctx))
}

func dedicated(ctx context.Context, client redis.Client) {
	report("dedicated", client.Dedicated(func(c redis.DedicatedClient) error {
		report("watch", c.Do(ctx, c.B().Watch().Key(key("a")).Build()).Error())
		report("another type", c.Do(ctx, c.B().Lpush().Key(key("a")).Element("x").Build()).Error())
		all("transaction", c.DoMulti(ctx, c.B().Multi().Build(), c.B().Set().Key(key("a")).Value("a secret").Build(), c.B().Exec().Build()))
		all("none", c.DoMulti(ctx))
		return nil
	}))
}

func subscriptions(ctx context.Context, client redis.Client) {
	ctx, cancel := context.WithCancel(ctx)
	heard := make(chan struct{})
	go publish(key("channel"))
	err := client.Receive(ctx, client.B().Subscribe().Channel(key("channel")).Build(), func(message redis.PubSubMessage) {
		message.Message = ""
		close(heard)
		cancel()
	})
	report("receive", err)
	<-heard
	report("unsubscribe", client.Do(context.Background(), client.B().Unsubscribe().Channel(key("channel")).Build()).Error())
}

func sentinels(ctx context.Context) {
	sentinel := relay(func([]string) string { return "" })
	client := dial("sentinels", redis.ClientOption{InitAddress: []string{sentinel}, Sentinel: redis.SentinelOption{MasterSet: "main"}, DisableCache: true})
	defer client.Close()
	everyKind(ctx, client, key("a"))
}

// everyKind asks one server in each way that a client knows.
func everyKind(ctx context.Context, client redis.Client, key string) {
	b := client.B()
	report("set", client.Do(ctx, b.Set().Key(key).Value("a secret").Build()).Error())
	report("another type", client.Do(ctx, b.Lpush().Key(key).Element("x").Build()).Error())
	all("batch", client.DoMulti(ctx, b.Get().Key(key).Build(), b.Lpush().Key(key).Element("x").Build()))
	all("transaction", client.DoMulti(ctx, b.Multi().Build(), b.Get().Key(key).Build(), b.Exec().Build()))
	all("none", client.DoMulti(ctx))
	report("cache", client.DoCache(ctx, b.Get().Key(key).Cache(), time.Minute).Error())
	all("cache", client.DoMultiCache(ctx, redis.CT(b.Get().Key(key).Cache(), time.Minute)))
	stream := client.DoStream(ctx, b.Get().Key(key).Build())
	_, err := stream.WriteTo(io.Discard)
	report("stream", err)
	stream = client.DoMultiStream(ctx, b.Get().Key(key).Build(), b.Get().Key(key).Build())
	for stream.HasNext() {
		_, err := stream.WriteTo(io.Discard)
		report("streams", err)
	}
	stream = client.DoMultiStream(ctx)
	report("no stream", stream.Error())
	c, release := client.Dedicate()
	report("dedicated", c.Do(ctx, c.B().Lpush().Key(key).Element("x").Build()).Error())
	all("dedicated", c.DoMulti(ctx, c.B().Multi().Build(), c.B().Lpush().Key(key).Element("x").Build(), c.B().Exec().Build()))
	all("dedicated", c.DoMulti(ctx))
	release()
	tried(func() { report("released", c.Do(ctx, c.B().Get().Key(key).Build()).Error()) })
	tried(func() { all("released", c.DoMulti(ctx, c.B().Get().Key(key).Build())) })
	report("del", client.Do(ctx, b.Del().Key(key).Build()).Error())
}

func cluster(ctx context.Context) {
	var nodes [2]string
	for i := range nodes {
		nodes[i] = relay(func(command []string) string { return clustered(nodes, i, command) })
	}
	client := dial("cluster", redis.ClientOption{InitAddress: nodes[:1], ShuffleInit: false})
	defer client.Close()
	// The slot of foo is 12182, that of bar 5061: one at each node.
	everyKind(ctx, client, "{foo}"+key("a"))
	step("moved", func() {
		report("moved", client.Do(ctx, client.B().Get().Key("{bar}moved").Build()).Error())
		report("asked", client.Do(ctx, client.B().Get().Key("{bar}asked").Build()).Error())
		all("asked", client.DoMulti(ctx, client.B().Get().Key("{bar}asked").Build(), client.B().Get().Key("{bar}asked").Build()))
		report("asked", client.DoCache(ctx, client.B().Get().Key("{bar}asked").Cache(), time.Minute).Error())
	})
	step("two nodes", func() {
		long := strings.Repeat("0123456789abcdef", 16)
		all("two nodes", client.DoMulti(ctx, client.B().Get().Key(long+"{foo}").Build(), client.B().Get().Key(long+"{bar}").Build()))
	})
}

// tried: older versions panic.
func tried(do func()) {
	defer func() { recover() }()
	do()
}

func all[R interface{ Error() error }](what string, results []R) {
	for _, result := range results {
		report(what, result.Error())
	}
}

func report(what string, err error) { fmt.Println(what+":", err) }
