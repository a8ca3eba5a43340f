// An ordinary user of Cassandra: queries with and without pages, batches, retries and failures.
package main

import (
	"context"
	"fmt"
	"net"
	"strconv"
	"time"

	"github.com/gocql/gocql"
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

func work(ctx context.Context) {
	session, err := connect(serve())
	report("connect", err)
	if err != nil {
		return
	}
	queries(ctx, session)
	batches(ctx, session)
	failures(ctx, session)
	session.Close()
	report("closed", session.Query("SELECT name FROM items").WithContext(ctx).Exec())
	report("closed", session.ExecuteBatch(session.NewBatch(gocql.LoggedBatch).WithContext(ctx)))
}

func connect(address string) (*gocql.Session, error) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	cluster := gocql.NewCluster(host)
	cluster.Port, _ = strconv.Atoi(port)
	cluster.ProtoVersion = 4
	cluster.Keyspace = "shop"
	cluster.Consistency = gocql.Quorum
	cluster.Timeout = 5 * time.Second
	cluster.PoolConfig.HostSelectionPolicy = gocql.RoundRobinHostPolicy()
	return cluster.CreateSession()
}

func queries(ctx context.Context, session *gocql.Session) {
	var name string
	report("row", session.Query("SELECT name FROM items WHERE name = ?", "a secret").WithContext(ctx).Scan(&name))
	fmt.Println(name)
	report("literals", session.Query("SELECT name FROM items WHERE name = 'a secret'").WithContext(ctx).PageSize(10).Consistency(gocql.LocalOne).Idempotent(true).Scan(&name))
	report("row that is not there", session.Query("SELECT name FROM empty").WithContext(ctx).Scan(&name))
	report("without a context", session.Query("SELECT name FROM items").Exec())
	report("create", session.Query("CREATE TABLE items (name text PRIMARY KEY)").WithContext(ctx).Exec())
	report("insert", session.Query("INSERT INTO items (name) VALUES (?)", "a secret").WithContext(ctx).Consistency(gocql.All).Exec())
	count := 0
	iter := session.Query("SELECT name FROM pages").WithContext(ctx).Prefetch(0).Iter()
	for iter.Scan(&name) {
		count++
	}
	report(fmt.Sprint(count, " rows"), iter.Close())
	policy := twice{}
	report("again", session.Query("UPDATE busy SET name = ?", "a secret").WithContext(ctx).Idempotent(true).RetryPolicy(policy).Exec())
	report("again and again", session.Query("UPDATE busy SET name = 'always'").WithContext(ctx).Idempotent(true).RetryPolicy(policy).Exec())
}

// twice asks the same node again, once.
type twice struct{}

func (twice) Attempt(q gocql.RetryableQuery) bool { return q.Attempts() < 2 }

func (twice) GetRetryType(error) gocql.RetryType { return gocql.Retry }

func batches(ctx context.Context, session *gocql.Session) {
	fill := func(statements ...string) *gocql.Batch {
		batch := session.NewBatch(gocql.LoggedBatch)
		for _, statement := range statements {
			if statement == "INSERT INTO items (name) VALUES (?)" {
				batch.Query(statement, "a secret")
			} else {
				batch.Query(statement)
			}
		}
		return batch
	}
	report("one", send(ctx, session, fill("INSERT INTO items (name) VALUES (?)")))
	report("alike", send(ctx, session, fill("INSERT INTO items (name) VALUES (?)", "INSERT INTO items (name) VALUES ('a secret')")))
	report("of all kinds", send(ctx, session, fill("INSERT INTO items (name) VALUES (?)", "DELETE FROM items WHERE name = 'a secret'")))
	report("without a table", send(ctx, session, fill("INSERT INTO none (name) VALUES ('a secret')", "INSERT INTO none (name) VALUES ('a secret')")))
	many := make([]string, 200)
	for i := range many {
		many[i] = "INSERT INTO items (name) VALUES ('a secret')"
	}
	report("many", send(ctx, session, fill(many...)))
	batch := fill("INSERT INTO items (name) VALUES ('a secret')", "INSERT INTO items (name) VALUES ('a secret')")
	batch.SetConsistency(gocql.EachQuorum)
	for i := range batch.Entries {
		batch.Entries[i].Idempotent = true
	}
	report("without a context", session.ExecuteBatch(batch))
	report("empty", send(ctx, session, fill()))
}

func failures(ctx context.Context, session *gocql.Session) {
	report("no table", session.Query("SELECT name FROM none").WithContext(ctx).Exec())
	report("values missing", session.Query("SELECT name FROM items WHERE name = ?").WithContext(ctx).Exec())
	report("use", session.Query("USE other").WithContext(ctx).Exec())
	cancelled, cancel := context.WithCancel(ctx)
	time.AfterFunc(50*time.Millisecond, cancel)
	report("cancelled", session.Query("SELECT name FROM hangs").WithContext(cancelled).Exec())
}

func report(what string, err error) { fmt.Println(what+":", err) }
