// Everything that database/sql can be asked, going well and failing, with a context that is not the goroutine's own
// work. The driver hands all of it on to another database/sql, whose part in it is not told twice.
package main

import (
	"context"
	"database/sql"
	"fmt"
)

func main() {
	inner, _ := sql.Open("memory", "memory://inner.example:7001/behind")
	front := sql.OpenDB(&connector{driver: &proxy{inner}})
	front.SetMaxOpenConns(5)
	report("ping by a connector", front.Ping())
	front.Close()

	sql.Register("proxy", &proxy{inner})
	db, err := sql.Open("proxy", "proxy://front.example:7000/shop")
	report("open", err)
	ctx := context.Background()
	for _, word := range []string{"", "broken_"} {
		asked(ctx, func(ctx context.Context) { onDatabase(ctx, db, word) })
		asked(ctx, func(ctx context.Context) { onConnection(ctx, db, word) })
		asked(ctx, func(ctx context.Context) { inTransaction(ctx, db, word) })
	}
	asked(ctx, func(ctx context.Context) { ends(ctx, db) })
	asked(ctx, func(ctx context.Context) { cancelled(ctx, db) })
	db.Close()
	inner.Close()
}

//otel:span
func asked(ctx context.Context, do func(context.Context)) {
	meanwhile(func() { do(ctx) })
}

//otel:span
func meanwhile(do func()) { do() }

func onDatabase(ctx context.Context, db *sql.DB, word string) {
	_, err := db.ExecContext(ctx, "UPDATE "+word+"stock SET n = 1")
	report("exec", err)
	rows, err := db.QueryContext(ctx, "SELECT n FROM "+word+"stock WHERE id = 7")
	report("query", err)
	if err == nil {
		rows.Close()
	}
	statement, err := db.PrepareContext(ctx, "DELETE FROM "+word+"stock")
	report("prepare", err)
	if err == nil {
		withStatement(ctx, statement, word)
	}
	ailing.Store(word != "")
	report("ping", db.PingContext(ctx))
	ailing.Store(false)
	tx, err := db.BeginTx(ctx, &sql.TxOptions{ReadOnly: word != ""})
	report("begin", err)
	if err == nil {
		report("rollback", tx.Rollback())
	}
}

func withStatement(ctx context.Context, statement *sql.Stmt, word string) {
	for _, argument := range []string{"", "broken"} {
		_, err := statement.ExecContext(ctx, argument)
		report("execute", err)
		rows, err := statement.QueryContext(ctx, argument)
		report("ask", err)
		if err == nil {
			rows.Close()
		}
	}
	statement.Close()
}

func onConnection(ctx context.Context, db *sql.DB, word string) {
	c, err := db.Conn(ctx)
	report("connection", err)
	_, err = c.ExecContext(ctx, "UPDATE "+word+"orders SET n = 1")
	report("exec", err)
	rows, err := c.QueryContext(ctx, "SELECT n FROM "+word+"orders WHERE id = 7")
	report("query", err)
	if err == nil {
		rows.Close()
	}
	statement, err := c.PrepareContext(ctx, "DELETE FROM "+word+"orders")
	report("prepare", err)
	if err == nil {
		statement.Close()
	}
	ailing.Store(word != "")
	report("ping", c.PingContext(ctx))
	ailing.Store(false)
	tx, err := c.BeginTx(ctx, &sql.TxOptions{ReadOnly: word != ""})
	report("begin", err)
	if err == nil {
		report("commit", tx.Commit())
	}
	c.Close()
}

func inTransaction(ctx context.Context, db *sql.DB, word string) {
	tx, err := db.BeginTx(ctx, nil)
	report("begin", err)
	defer tx.Rollback()
	_, err = tx.ExecContext(ctx, "UPDATE "+word+"bills SET n = 1")
	report("exec", err)
	rows, err := tx.QueryContext(ctx, "SELECT n FROM "+word+"bills WHERE id = 7")
	report("query", err)
	if err == nil {
		rows.Close()
	}
	statement, err := tx.PrepareContext(ctx, "DELETE FROM "+word+"bills")
	report("prepare", err)
	if err == nil {
		statement.Close()
	}
	report("commit", tx.Commit())
}

// ends of transactions that fail; a second end asks nothing of the database.
func ends(ctx context.Context, db *sql.DB) {
	for _, end := range []func(*sql.Tx) error{(*sql.Tx).Commit, (*sql.Tx).Rollback} {
		tx, err := db.BeginTx(ctx, &sql.TxOptions{Isolation: sql.LevelSerializable})
		report("begin", err)
		report("end", end(tx))
		report("commit", tx.Commit())
		report("rollback", tx.Rollback())
	}
}

// cancelled is a transaction that database/sql itself ends, in a goroutine that is nobody's work.
func cancelled(ctx context.Context, db *sql.DB) {
	ctx, cancel := context.WithCancel(ctx)
	_, err := db.BeginTx(ctx, &sql.TxOptions{Isolation: sql.LevelSnapshot})
	report("begin", err)
	cancel()
	<-told
}

func report(what string, err error) { fmt.Println(what+":", err) }
