package hooks

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"io"
	"testing"
	"time"

	_ "github.com/go-sql-driver/mysql"
	"github.com/jackc/pgx/v5"
	"github.com/jmoiron/sqlx"
	_ "github.com/lib/pq"
	_ "github.com/mattn/go-sqlite3"
	"gorm.io/driver/postgres"
	"gorm.io/gorm"
	"gorm.io/gorm/logger"
	_ "modernc.org/sqlite"
)

const postgresURL = "postgres://postgres@127.0.0.1:5432/postgres?sslmode=disable"

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

func BenchmarkPgx(b *testing.B) {
	ctx, cancel := context.WithTimeout(b.Context(), time.Second)
	conn, err := pgx.Connect(ctx, postgresURL)
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

func BenchmarkLibPQ(b *testing.B) {
	row(b, open(b, "postgres", postgresURL, "PostgreSQL on 127.0.0.1:5432"), "SELECT 7 WHERE 7 = $1")
}

func BenchmarkMySQL(b *testing.B) {
	row(b, open(b, "mysql", "root@tcp(127.0.0.1:3306)/test", "MariaDB on 127.0.0.1:3306"), "SELECT 7 FROM DUAL WHERE 7 = ?")
}

func BenchmarkMattnSQLite(b *testing.B) {
	row(b, open(b, "sqlite3", ":memory:", "cgo"), "SELECT 7 WHERE 7 = ?")
}

func BenchmarkModerncSQLite(b *testing.B) {
	row(b, open(b, "sqlite", ":memory:", "SQLite"), "SELECT 7 WHERE 7 = ?")
}

// row asks for one row with a parameter, as most queries have.
func row(b *testing.B, db *sql.DB, query string) {
	each(b, func() {
		var n int
		if err := db.QueryRowContext(b.Context(), query, 7).Scan(&n); err != nil {
			b.Fatal(err)
		}
	})
}

func open(b *testing.B, driver, source, service string) *sql.DB {
	db, err := sql.Open(driver, source)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { db.Close() })
	ctx, cancel := context.WithTimeout(b.Context(), time.Second)
	defer cancel()
	if db.PingContext(ctx) != nil {
		b.Skip("no " + service)
	}
	return db
}

// namespace is what every PostgreSQL has a row of.
type namespace struct {
	OID  int    `db:"oid" gorm:"column:oid"`
	Name string `db:"nspname" gorm:"column:nspname"`
}

func (namespace) TableName() string { return "pg_namespace" }

func BenchmarkSQLX(b *testing.B) {
	db := sqlx.NewDb(open(b, "postgres", postgresURL, "PostgreSQL on 127.0.0.1:5432"), "postgres")
	each(b, func() {
		var found namespace
		if err := db.GetContext(b.Context(), &found, "SELECT oid, nspname FROM pg_namespace WHERE nspname = $1", "public"); err != nil {
			b.Fatal(err)
		}
	})
}

func BenchmarkGorm(b *testing.B) {
	db, err := gorm.Open(postgres.Open(postgresURL+"&connect_timeout=1"), &gorm.Config{Logger: logger.Discard})
	if err != nil {
		b.Skip("no PostgreSQL on 127.0.0.1:5432")
	}
	each(b, func() {
		var found namespace
		if err := db.WithContext(b.Context()).Take(&found, "nspname = ?", "public").Error; err != nil {
			b.Fatal(err)
		}
	})
}
