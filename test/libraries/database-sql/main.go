// An ordinary user of database/sql with drivers of PostgreSQL and MariaDB, opened by name and by connector.
package main

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/go-sql-driver/mysql"
	"github.com/lib/pq"
)

const (
	postgres = "postgres://postgres:nobody-asks@127.0.0.1:5432/postgres?sslmode=disable"
	maria    = "root@tcp(127.0.0.1:3306)/test"
)

func main() {
	ctx := context.Background()
	for _, driver := range []struct{ name, dsn, place string }{{"postgres", postgres, "$1"}, {"mysql", maria, "?"}} {
		db, err := sql.Open(driver.name, driver.dsn)
		report(driver.name, err)
		ask(ctx, db, driver.place)
		db.Close()
	}

	connector, err := pq.NewConnector(postgres)
	report("pq.NewConnector", err)
	db := sql.OpenDB(connector)
	report("ping", db.PingContext(ctx))
	db.Close()

	config, err := mysql.ParseDSN(maria)
	report("mysql.ParseDSN", err)
	other, err := mysql.NewConnector(config)
	report("mysql.NewConnector", err)
	db = sql.OpenDB(other)
	report("ping", db.Ping())
	db.Close()
}

func ask(ctx context.Context, db *sql.DB, place string) {
	exec := func(what, query string, args ...any) {
		_, err := db.ExecContext(ctx, query, args...)
		report(what, err)
	}
	exec("drop", "DROP TABLE IF EXISTS otel_ts_sql")
	exec("create", "CREATE TABLE otel_ts_sql (id int PRIMARY KEY, name varchar(30))")
	exec("insert", "INSERT INTO otel_ts_sql (id, name) VALUES (1, 'a secret')")
	exec("conflict", "INSERT INTO otel_ts_sql (id, name) VALUES (1, 'a secret')")
	var name string
	report("row", db.QueryRow("SELECT name FROM otel_ts_sql WHERE id = "+place, 1).Scan(&name))
	report("row that is not there", db.QueryRowContext(ctx, "SELECT name FROM otel_ts_sql WHERE id = "+place, 2).Scan(&name))
	statement, err := db.PrepareContext(ctx, "UPDATE otel_ts_sql SET name = "+place)
	report("prepare", err)
	_, err = statement.ExecContext(ctx, "another secret")
	report("execute", err)
	statement.Close()
	tx, err := db.BeginTx(ctx, nil)
	report("begin", err)
	_, err = tx.ExecContext(ctx, "DELETE FROM otel_ts_sql")
	report("delete", err)
	report("rollback", tx.Rollback())
	exec("drop", "DROP TABLE otel_ts_sql")
}

func report(what string, err error) { fmt.Println(what+":", err) }
