// An ordinary user of ClickHouse: queries, batches and failures, over its own protocol, HTTP and database/sql.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/ClickHouse/clickhouse-go/v2"
	"github.com/ClickHouse/clickhouse-go/v2/lib/driver"
	"go.opentelemetry.io/otel/trace"
)

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
func step(ctx context.Context, name string, do func(context.Context)) {
	meanwhile(func() { do(ctx) })
}

func work(ctx context.Context) {
	native := options(serve())
	conn, err := clickhouse.Open(native)
	report("open", err)
	step(ctx, "queries", func(ctx context.Context) { queries(ctx, conn) })
	step(ctx, "commands", func(ctx context.Context) { commands(ctx, conn) })
	step(ctx, "batches", func(ctx context.Context) { batches(ctx, conn) })
	report("stats", fmt.Errorf("%d open", conn.Stats().Open))
	report("close", conn.Close())
	step(ctx, "failures", func(ctx context.Context) { failures(ctx, native.Addr[0]) })
	step(ctx, "http", overHTTP)
	step(ctx, "database/sql", func(ctx context.Context) { throughSQL(ctx, options(native.Addr[0])) })
}

func options(addresses ...string) *clickhouse.Options {
	return &clickhouse.Options{Addr: addresses, Auth: clickhouse.Auth{Database: "shop", Username: "default", Password: "a secret"}, DialTimeout: 5 * time.Second}
}

func queries(ctx context.Context, conn driver.Conn) {
	rows, err := conn.Query(ctx, "SELECT id, name FROM items WHERE name != ?", "a secret")
	report("query", err)
	count := 0
	for rows.Next() {
		count++
	}
	fmt.Println(count, "rows", rows.Err(), rows.Close())
	rows, err = conn.Query(ctx, "SELECT id, name FROM items WHERE name != 'a secret'")
	report("query", err)
	time.Sleep(20 * time.Millisecond)
	report("close early", rows.Close())

	var id uint64
	var name string
	report("row", conn.QueryRow(ctx, "SELECT id, name FROM items WHERE id = ?", 1).Scan(&id, &name))
	report("row that is not there", conn.QueryRow(ctx, "SELECT id, name FROM items WHERE id = 7").Scan(&id, &name))
	report("row without a table", conn.QueryRow(ctx, "SELECT id, name FROM none").Scan(&id, &name))
	var items []struct {
		ID   uint64 `ch:"id"`
		Name string `ch:"name"`
	}
	report(fmt.Sprint("select ", len(items)), conn.Select(ctx, &items, "SELECT id, name FROM items"))
	_, err = conn.Query(ctx, "SELECT id, name FROM none")
	report("no table", err)
	rows, err = conn.Query(ctx, "SELECT id, name FROM broken")
	report("query", err)
	for rows.Next() {
	}
	report("broken on the way", rows.Err())
	report("broken on the way", conn.Select(ctx, &items, "SELECT id, name FROM broken"))
	_, err = conn.Query(ctx, "SELECT ?, $1 FROM items", 1, 2)
	fmt.Println("not understood:", err != nil)
	version, err := conn.ServerVersion()
	report(version.DisplayName, err)
	foreign := trace.NewSpanContext(trace.SpanContextConfig{TraceID: trace.TraceID{1}, SpanID: trace.SpanID{2}, TraceFlags: 1})
	report("a trace of its own", conn.Exec(clickhouse.Context(ctx, clickhouse.WithSpan(foreign)), "OPTIMIZE TABLE items"))
}

func commands(ctx context.Context, conn driver.Conn) {
	report("ping", conn.Ping(ctx))
	report("create", conn.Exec(ctx, "CREATE TABLE items (id UInt64, name String) ENGINE = Memory"))
	report("insert", conn.Exec(ctx, "INSERT INTO items VALUES (?, ?)", 1, "a secret"))
	report("literals", conn.Exec(ctx, "INSERT INTO items VALUES (1, 'a secret')"))
	report("no table", conn.Exec(ctx, "ALTER TABLE none DELETE WHERE id = 1"))
	report("async", conn.AsyncInsert(ctx, "INSERT INTO items VALUES (1, 'a secret')", true))
	report("async without a table", conn.AsyncInsert(ctx, "INSERT INTO none VALUES (1, 'a secret')", false))
}

func batches(ctx context.Context, conn driver.Conn) {
	insert := func(what, query string, use func(driver.Batch)) {
		batch, err := conn.PrepareBatch(ctx, query)
		report("prepare "+what, err)
		if err == nil {
			use(batch)
		}
	}
	fill := func(batch driver.Batch, rows int) {
		for i := range rows {
			if err := batch.Append(uint64(i), "a secret"); err != nil {
				report("append", err)
			}
		}
	}
	insert("several", "INSERT INTO items", func(batch driver.Batch) {
		fill(batch, 3)
		report("send", batch.Send())
	})
	insert("one", "INSERT INTO items (id, name)", func(batch driver.Batch) {
		fill(batch, 1)
		report("send", batch.Send())
	})
	insert("flushed", "INSERT INTO items", func(batch driver.Batch) {
		report("nothing to flush", batch.Flush())
		fill(batch, 2)
		report("flush", batch.Flush())
		report("send", batch.Send())
		fmt.Println("flush of what is sent:", batch.Flush() != nil)
	})
	insert("dropped", "INSERT INTO items", func(batch driver.Batch) {
		fill(batch, 2)
		report("flush", batch.Flush())
		if batch, ok := batch.(io.Closer); ok {
			report("close", batch.Close())
			report("closed", batch.Close())
		}
		report("abort", batch.Abort())
	})
	insert("aborted", "INSERT INTO items", func(batch driver.Batch) {
		fill(batch, 2)
		report("abort", batch.Abort())
	})
	insert("refused", "INSERT INTO none", func(batch driver.Batch) {
		fill(batch, 2)
		report("send", batch.Send())
	})
	insert("nowhere", "INSERT INTO nowhere", func(driver.Batch) {})
	insert("wrong", "INSERT INTO items", func(batch driver.Batch) {
		report("append", batch.Append("a secret"))
		fmt.Println("send:", batch.Send() != nil)
	})
}

func failures(ctx context.Context, address string) {
	config := options(address)
	config.Auth.Username = "nobody"
	conn, err := clickhouse.Open(config)
	report("open", err)
	report("refused", conn.Ping(ctx))
	conn, err = clickhouse.Open(options("127.0.0.1:1", "127.0.0.1:2"))
	report("open", err)
	fmt.Println("nobody listens:", conn.Exec(ctx, "SYSTEM RELOAD DICTIONARIES") != nil)
	conn, err = clickhouse.Open(options("127.0.0.1:1"))
	report("open", err)
	fmt.Println("nobody listens:", conn.QueryRow(ctx, "SELECT 1").Err() != nil)
	conn, err = clickhouse.Open(options("127.0.0.1:1", address))
	report("open", err)
	report("the second one", conn.Ping(ctx))
	cancelled, cancel := context.WithCancel(ctx)
	time.AfterFunc(50*time.Millisecond, cancel)
	_, err = conn.Query(cancelled, "SELECT hangs")
	fmt.Println("cancelled:", err != nil)
	fmt.Println("lost:", conn.Exec(ctx, "SELECT nothing") != nil)
	report("close", conn.Close())
}

func overHTTP(ctx context.Context) {
	config := options(serveHTTP())
	config.Protocol = clickhouse.HTTP
	conn, err := clickhouse.Open(config)
	report("open", err)
	if err := conn.Ping(ctx); err != nil {
		fmt.Println("not by this version")
		return
	}
	var id uint64
	var name string
	report("row", conn.QueryRow(ctx, "SELECT id, name FROM items WHERE id = ?", 1).Scan(&id, &name))
	_, err = conn.Query(ctx, "SELECT id, name FROM none")
	report("no table", err)
	batch, err := conn.PrepareBatch(ctx, "INSERT INTO items (id, name)")
	report("prepare", err)
	for i := range 2 {
		report("append", batch.Append(uint64(i), "a secret"))
	}
	report("flush", batch.Flush())
	report("send", batch.Send())
	formats(ctx, conn)
	report("close", conn.Close())
}

// formats came with later versions.
func formats(ctx context.Context, conn any) {
	client, ok := conn.(interface {
		QueryFormat(ctx context.Context, format string, query string, args ...any) (io.ReadCloser, error)
		InsertFormat(ctx context.Context, format string, query string, data io.Reader) error
	})
	if !ok {
		return
	}
	body, err := client.QueryFormat(ctx, "CSV", "SELECT id, name FROM items WHERE id = ?", 1)
	report("query", err)
	if err == nil {
		text, err := io.ReadAll(body)
		report(fmt.Sprint("read ", len(text)), err)
		report("close", body.Close())
	}
	_, err = client.QueryFormat(ctx, "CSV", "SELECT id, name FROM none")
	report("no table", err)
	_, err = client.QueryFormat(ctx, "no format", "SELECT id, name FROM items")
	report("no format", err)
	report("insert", client.InsertFormat(ctx, "CSV", "INSERT INTO items (id, name)", strings.NewReader("1,a secret\n")))
	report("insert without a format", client.InsertFormat(ctx, "no format", "INSERT INTO items (id, name)", strings.NewReader("1,a secret\n")))
	report("insert without a table", client.InsertFormat(ctx, "CSV", "INSERT INTO none (id, name)", strings.NewReader("1,a secret\n")))
}

// throughSQL asks by database/sql: one span for each query, and none of clickhouse-go.
func throughSQL(ctx context.Context, config *clickhouse.Options) {
	db := clickhouse.OpenDB(config)
	defer db.Close()
	var id uint64
	var name string
	report("row", db.QueryRowContext(ctx, "SELECT id, name FROM items WHERE id = ?", 1).Scan(&id, &name))
	_, err := db.ExecContext(ctx, "ALTER TABLE none DELETE WHERE id = 1")
	report("no table", err)
	tx, err := db.BeginTx(ctx, nil)
	report("begin", err)
	statement, err := tx.PrepareContext(ctx, "INSERT INTO items")
	report("prepare", err)
	for i := range 2 {
		_, err = statement.ExecContext(ctx, uint64(i), "a secret")
		report("append", err)
	}
	report("commit", tx.Commit())
}

func report(what string, err error) {
	var failure *clickhouse.Exception
	if errors.As(err, &failure) {
		fmt.Println(what+":", failure.Code, failure.Message)
		return
	}
	fmt.Println(what+":", err)
}
