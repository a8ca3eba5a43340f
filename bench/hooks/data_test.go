package hooks

import (
	"bufio"
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"
	"io"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/redis/go-redis/v9"
)

func init() { sql.Register("nothing", nothing{}) }

// nothing is a database in which everything succeeds and nothing is found.
type nothing struct{}

func (nothing) Open(string) (driver.Conn, error)    { return nothing{}, nil }
func (nothing) Prepare(string) (driver.Stmt, error) { return nil, driver.ErrSkip }
func (nothing) Begin() (driver.Tx, error)           { return nil, driver.ErrSkip }
func (nothing) Columns() []string                   { return nil }
func (nothing) Next([]driver.Value) error           { return io.EOF }
func (nothing) Close() error                        { return nil }
func (nothing) QueryContext(context.Context, string, []driver.NamedValue) (driver.Rows, error) {
	return nothing{}, nil
}

func BenchmarkDatabaseSQL(b *testing.B) {
	db, _ := sql.Open("nothing", "nothing://db.example:5432/shop")
	defer db.Close()
	each(b, func() {
		rows, err := db.QueryContext(b.Context(), "SELECT name FROM items WHERE id = 7")
		if err != nil {
			b.Fatal(err)
		}
		rows.Close()
	})
}

func BenchmarkGoRedis(b *testing.B) {
	client := redis.NewClient(&redis.Options{Addr: "cache.example:6379", Protocol: 2, DisableIdentity: true, Dialer: func(context.Context, string, string) (net.Conn, error) {
		ours, theirs := net.Pipe()
		go serveRedis(theirs)
		return ours, nil
	}})
	defer client.Close()
	each(b, func() {
		if err := client.Get(b.Context(), "item:7").Err(); err != nil {
			b.Fatal(err)
		}
	})
}

// serveRedis answers every command with the same value, but that it knows no newer protocol.
func serveRedis(conn net.Conn) {
	defer conn.Close()
	for lines := bufio.NewScanner(conn); lines.Scan(); {
		var words int
		fmt.Sscanf(lines.Text(), "*%d", &words)
		answer := "$2\r\nOK\r\n"
		for range 2 * words {
			lines.Scan()
			if strings.EqualFold(lines.Text(), "hello") {
				answer = "-ERR unknown command\r\n"
			}
		}
		io.WriteString(conn, answer)
	}
}

func BenchmarkPgx(b *testing.B) {
	ctx, cancel := context.WithTimeout(b.Context(), time.Second)
	conn, err := pgx.Connect(ctx, "postgres://postgres@127.0.0.1:5432/postgres?sslmode=disable")
	cancel()
	if err != nil {
		b.Skip("no PostgreSQL on 127.0.0.1:5432")
	}
	defer conn.Close(context.Background())
	each(b, func() {
		if _, err := conn.Exec(b.Context(), "SELECT 7"); err != nil {
			b.Fatal(err)
		}
	})
}
