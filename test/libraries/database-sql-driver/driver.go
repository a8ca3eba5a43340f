package main

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"io"
	"strings"
	"sync/atomic"
)

var (
	// ailing: pings fail.
	ailing atomic.Bool
	told   = make(chan bool)
)

type failure struct{}

func (failure) Error() string    { return "broken" }
func (failure) SQLState() string { return "XX001" }

func failsIf(broken bool) error {
	if broken {
		return failure{}
	}
	return nil
}

func init() { sql.Register("memory", &memory{}) }

type memory struct{}

func (*memory) Open(string) (driver.Conn, error) { return &conn{}, nil }

// proxy hands everything on to another database.
type proxy struct{ inner *sql.DB }

func (p *proxy) Open(string) (driver.Conn, error) { return &conn{inner: p.inner}, nil }

type connector struct{ driver *proxy }

func (c *connector) Connect(context.Context) (driver.Conn, error) { return c.driver.Open("") }
func (c *connector) Driver() driver.Driver                        { return c.driver }

// conn of a proxy has an inner database, that of the memory none.
type conn struct{ inner *sql.DB }

func (c *conn) Close() error                              { return nil }
func (c *conn) Begin() (driver.Tx, error)                 { return nil, driver.ErrSkip }
func (c *conn) Prepare(query string) (driver.Stmt, error) { return nil, driver.ErrSkip }

func (c *conn) Ping(ctx context.Context) error {
	if c.inner != nil {
		return c.inner.PingContext(ctx)
	}
	return failsIf(ailing.Load())
}

func (c *conn) ExecContext(ctx context.Context, query string, _ []driver.NamedValue) (driver.Result, error) {
	if c.inner != nil {
		return c.inner.ExecContext(ctx, query)
	}
	return driver.RowsAffected(1), failsIf(strings.Contains(query, "broken"))
}

func (c *conn) QueryContext(ctx context.Context, query string, _ []driver.NamedValue) (driver.Rows, error) {
	if c.inner != nil {
		asked, err := c.inner.QueryContext(ctx, query)
		if err != nil {
			return nil, err
		}
		asked.Close()
	}
	return rows{}, failsIf(strings.Contains(query, "broken"))
}

func (c *conn) PrepareContext(ctx context.Context, query string) (driver.Stmt, error) {
	if c.inner == nil {
		return &stmt{}, failsIf(strings.Contains(query, "broken"))
	}
	inner, err := c.inner.PrepareContext(ctx, query)
	return &stmt{inner}, err
}

func (c *conn) BeginTx(ctx context.Context, options driver.TxOptions) (driver.Tx, error) {
	level := sql.IsolationLevel(options.Isolation)
	if c.inner == nil {
		return &tx{level: level}, failsIf(options.ReadOnly)
	}
	// Who cancels the outer one ends this one by the outer's rollback.
	inner, err := c.inner.BeginTx(context.WithoutCancel(ctx), &sql.TxOptions{Isolation: level, ReadOnly: options.ReadOnly})
	return &tx{inner, c.inner, level}, err
}

type stmt struct{ inner *sql.Stmt }

func (*stmt) NumInput() int { return 1 }

func (s *stmt) Close() error {
	if s.inner != nil {
		return s.inner.Close()
	}
	return nil
}

func (s *stmt) Exec([]driver.Value) (driver.Result, error) { return nil, driver.ErrSkip }
func (s *stmt) Query([]driver.Value) (driver.Rows, error)  { return nil, driver.ErrSkip }

func (s *stmt) ExecContext(ctx context.Context, args []driver.NamedValue) (driver.Result, error) {
	if s.inner != nil {
		return s.inner.ExecContext(ctx, args[0].Value)
	}
	return driver.RowsAffected(1), failsIf(args[0].Value == "broken")
}

func (s *stmt) QueryContext(ctx context.Context, args []driver.NamedValue) (driver.Rows, error) {
	if s.inner != nil {
		asked, err := s.inner.QueryContext(ctx, args[0].Value)
		if err != nil {
			return nil, err
		}
		asked.Close()
	}
	return rows{}, failsIf(args[0].Value == "broken")
}

type tx struct {
	inner *sql.Tx
	db    *sql.DB
	level sql.IsolationLevel
}

func (t *tx) Commit() error {
	if t.inner != nil {
		return t.inner.Commit()
	}
	return failsIf(t.level == sql.LevelSerializable)
}

func (t *tx) Rollback() error {
	if t.inner == nil {
		return failsIf(t.level == sql.LevelSerializable)
	}
	if t.level == sql.LevelSnapshot {
		t.db.ExecContext(context.Background(), "INSERT INTO rollbacks VALUES (1)")
		defer func() { told <- true }()
	}
	return t.inner.Rollback()
}

type rows struct{}

func (rows) Columns() []string         { return []string{"n"} }
func (rows) Close() error              { return nil }
func (rows) Next([]driver.Value) error { return io.EOF }
