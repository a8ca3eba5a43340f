// An ordinary user of pgx: a connection, a pool, and both below database/sql.
package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
)

const dsn = "postgres://postgres:nobody-asks@127.0.0.1:5432/postgres?sslmode=disable"

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
	conn, err := pgx.Connect(ctx, dsn)
	report("connect", err)
	defer conn.Close(ctx)
	exec := func(what, query string, args ...any) {
		_, err := conn.Exec(ctx, query, args...)
		report(what, err)
	}
	exec("drop", "DROP TABLE IF EXISTS otel_ts_pgx")
	exec("create", "CREATE TABLE otel_ts_pgx (id int PRIMARY KEY, name text)")
	exec("insert", "INSERT INTO otel_ts_pgx (id, name) VALUES ($1, $2)", 1, "a secret")
	exec("no such table", "UPDATE otel_ts_none SET id = 1")
	exec("literals", "INSERT INTO otel_ts_pgx (id, name) VALUES (2, 'a secret')")

	var name string
	report("row", conn.QueryRow(ctx, "SELECT name FROM otel_ts_pgx WHERE id = $1", 1).Scan(&name))
	report("row that is not there", conn.QueryRow(ctx, "SELECT name FROM otel_ts_pgx WHERE id = $1", 7).Scan(&name))
	report("option", conn.QueryRow(ctx, "SELECT name FROM otel_ts_pgx WHERE name = 'a secret' AND id = 1", pgx.QueryExecModeSimpleProtocol).Scan(&name))
	rows, err := conn.Query(ctx, "SELECT id FROM otel_ts_pgx ORDER BY id")
	report("query", err)
	for rows.Next() {
	}
	rows.Close()
	// The server complains behind the description of the rows.
	report("conflict", conn.QueryRow(ctx, "INSERT INTO otel_ts_pgx (id) VALUES ($1) RETURNING id", 1).Scan(new(int)))
	report("no table", conn.QueryRow(ctx, "SELECT 1 FROM otel_ts_none").Scan(new(int)))

	_, err = conn.Prepare(ctx, "by-id", "SELECT name FROM otel_ts_pgx WHERE id = $1")
	report("prepare", err)
	_, err = conn.Prepare(ctx, "by-id", "SELECT name FROM otel_ts_pgx WHERE id = $1")
	report("prepared", err)
	_, err = conn.Prepare(ctx, "broken", "SELECT name FROM otel_ts_none")
	report("prepare without a table", err)
	report("by name", conn.QueryRow(ctx, "by-id", 1).Scan(&name))

	batch := &pgx.Batch{}
	batch.Queue("INSERT INTO otel_ts_pgx (id, name) VALUES ($1, $2)", 3, "a secret")
	batch.Queue("INSERT INTO otel_ts_pgx (id, name) VALUES ($1, $2)", 4, "a secret")
	report("batch", conn.SendBatch(ctx, batch).Close())
	batch = &pgx.Batch{}
	batch.Queue("SELECT id FROM otel_ts_pgx WHERE name = 'a secret'")
	batch.Queue("DELETE FROM otel_ts_pgx WHERE id = $1::int / $2::int", 4, 0)
	report("batch that fails", conn.SendBatch(ctx, batch).Close())
	batch = &pgx.Batch{}
	batch.Queue("SELECT id FROM otel_ts_none")
	report("batch that cannot be prepared", conn.SendBatch(ctx, batch).Close())
	_, err = conn.CopyFrom(ctx, pgx.Identifier{"otel_ts_none"}, []string{"id"}, pgx.CopyFromRows([][]any{{5}}))
	report("copy without a table", err)
	count, err := conn.CopyFrom(ctx, pgx.Identifier{"otel_ts_pgx"}, []string{"id", "name"}, pgx.CopyFromRows([][]any{{5, "a secret"}, {6, "a secret"}}))
	report(fmt.Sprint("copy ", count), err)
	report("ping", conn.Ping(ctx))

	ended(ctx, conn)

	tx, err := conn.Begin(ctx)
	report("begin", err)
	_, err = tx.Exec(ctx, "UPDATE otel_ts_pgx SET name = $1", "another secret")
	report("update", err)
	report("commit", tx.Commit(ctx))
	if err := tx.Rollback(ctx); !errors.Is(err, pgx.ErrTxClosed) {
		report("rollback", err)
	}

	pool, err := pgxpool.New(ctx, dsn)
	report("pool", err)
	report("row of a pool", pool.QueryRow(ctx, "SELECT name FROM otel_ts_pgx WHERE id = $1", 1).Scan(&name))
	_, err = pool.Exec(ctx, "DELETE FROM otel_ts_pgx WHERE id = $1", 6)
	report("delete of a pool", err)
	pool.Close()

	throughSQL(ctx)
	exec("drop", "DROP TABLE otel_ts_pgx")
}

// ended is a connection that the server takes away.
func ended(ctx context.Context, conn *pgx.Conn) {
	other, err := pgx.Connect(ctx, dsn)
	report("connect", err)
	_, err = conn.Exec(ctx, "SELECT pg_terminate_backend($1)", other.PgConn().PID())
	report("terminate", err)
	report("ping", other.Ping(ctx))
}

// throughSQL asks by database/sql: one span for each query, and pgx's own where the program goes past it.
func throughSQL(ctx context.Context) {
	config, err := pgx.ParseConfig(dsn)
	report("config", err)
	db := stdlib.OpenDB(*config)
	defer db.Close()
	var name string
	report("row through database/sql", db.QueryRowContext(ctx, "SELECT name FROM otel_ts_pgx WHERE id = $1", 1).Scan(&name))
	_, err = db.ExecContext(ctx, "UPDATE otel_ts_none SET name = $1", "a secret")
	report("no table through database/sql", err)
	conn, err := db.Conn(ctx)
	report("connection", err)
	defer conn.Close()
	report("past database/sql", conn.Raw(func(raw any) error {
		return raw.(*stdlib.Conn).Conn().QueryRow(ctx, "SELECT name FROM otel_ts_pgx WHERE id = $1", 1).Scan(&name)
	}))
	byName, err := sql.Open("pgx", dsn)
	report("open", err)
	report("ping by name", byName.PingContext(ctx))
	byName.Close()
}

func report(what string, err error) {
	var failure *pgconn.PgError
	if errors.As(err, &failure) {
		fmt.Println(what+":", failure.Code, failure.Message)
		return
	}
	fmt.Println(what+":", err)
}
