// An ordinary user of sqlx, whose types have database/sql's inside.
package main

import (
	"context"
	"fmt"

	"github.com/jmoiron/sqlx"
	_ "github.com/lib/pq"
)

type item struct {
	ID   int
	Name string
}

func main() {
	ctx := context.Background()
	db := sqlx.MustConnect("postgres", "postgres://postgres@127.0.0.1:5432/postgres?sslmode=disable")
	defer db.Close()
	db.MustExec("DROP TABLE IF EXISTS otel_ts_sqlx")
	db.MustExec("CREATE TABLE otel_ts_sqlx (id int PRIMARY KEY, name text)")
	_, err := db.NamedExecContext(ctx, "INSERT INTO otel_ts_sqlx (id, name) VALUES (:id, :name)", []item{{1, "a secret"}, {2, "a secret"}})
	report("insert", err)
	var items []item
	report("select", db.SelectContext(ctx, &items, "SELECT * FROM otel_ts_sqlx WHERE id < $1 ORDER BY id", 5))
	query, args, err := sqlx.In("SELECT * FROM otel_ts_sqlx WHERE id IN (?)", []int{1, 2})
	report("in", err)
	report("select", db.Select(&items, db.Rebind(query), args...))
	tx := db.MustBeginTx(ctx, nil)
	var one item
	report("get", tx.GetContext(ctx, &one, "SELECT * FROM otel_ts_sqlx WHERE id = $1", 1))
	statement, err := tx.PrepareNamedContext(ctx, "DELETE FROM otel_ts_sqlx WHERE id = :id")
	report("prepare", err)
	_, err = statement.ExecContext(ctx, one)
	report("execute", err)
	report("commit", tx.Commit())
	db.MustExec("DROP TABLE otel_ts_sqlx")
}

func report(what string, err error) { fmt.Println(what+":", err) }
