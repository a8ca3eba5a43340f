// An ordinary user of SQLite through database/sql, with the driver in C and the one in Go.
package main

import (
	"context"
	"database/sql"
	"fmt"

	_ "github.com/mattn/go-sqlite3"
	_ "modernc.org/sqlite"
)

func main() {
	ctx := context.Background()
	for _, driver := range []string{"sqlite3", "sqlite"} {
		db, err := sql.Open(driver, ":memory:")
		report(driver, err)
		db.SetMaxOpenConns(1)
		_, err = db.ExecContext(ctx, "CREATE TABLE items (id int PRIMARY KEY, name text)")
		report("create", err)
		_, err = db.ExecContext(ctx, "INSERT INTO items (id, name) VALUES (?, ?)", 1, "a secret")
		report("insert", err)
		if _, err = db.ExecContext(ctx, "INSERT INTO items (id, name) VALUES (1, 'a secret')"); err == nil {
			report("conflict", err)
		}
		var name string
		report("row", db.QueryRowContext(ctx, "SELECT name FROM items WHERE id = 1").Scan(&name))
		db.Close()
	}
}

func report(what string, err error) { fmt.Println(what+":", err) }
