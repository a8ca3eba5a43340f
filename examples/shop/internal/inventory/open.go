package inventory

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"sync/atomic"
	"time"

	"github.com/lib/pq"
	_ "github.com/proullon/ramsql/driver"
)

const (
	defaultSchema = "shop"
	startTimeout  = 10 * time.Second
)

// embedded numbers the in-memory databases: one name is one database for ramsql.
var embedded atomic.Int64

// Open connects to the database that dsn names, creates the tables anew and fills them.
// An empty dsn is a database in this process's memory, a postgres:// URL a PostgreSQL
// where the tables live in a schema of their own; an empty schema is "shop".
func Open(ctx context.Context, dsn, schema string) (*sql.DB, error) {
	ctx, cancel := context.WithTimeout(ctx, startTimeout)
	defer cancel()

	var db *sql.DB
	var err error
	if dsn == "" {
		db, err = sql.Open("ramsql", fmt.Sprintf("shop-%d", embedded.Add(1)))
	} else {
		db, err = openPostgres(ctx, dsn, cmp.Or(schema, defaultSchema))
	}
	if err != nil {
		return nil, err
	}

	if err := prepare(ctx, db); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

func openPostgres(ctx context.Context, dsn, schema string) (*sql.DB, error) {
	target, err := url.Parse(dsn)
	if err != nil || (target.Scheme != "postgres" && target.Scheme != "postgresql") {
		// The parser's own message would repeat the password.
		return nil, errors.New("the DSN is not a postgres:// URL")
	}
	if schema == "public" {
		return nil, errors.New("the tables are dropped at start: choose a schema other than public")
	}
	query := target.Query()
	query.Set("search_path", pq.QuoteIdentifier(schema))
	target.RawQuery = query.Encode()

	db, err := sql.Open("postgres", target.String())
	if err != nil {
		return nil, err
	}
	db.SetConnMaxIdleTime(time.Minute)
	for _, statement := range []string{
		"CREATE SCHEMA IF NOT EXISTS " + pq.QuoteIdentifier(schema),
		"DROP TABLE IF EXISTS items, prices, reservations",
	} {
		if _, err := db.ExecContext(ctx, statement); err != nil {
			return nil, errors.Join(fmt.Errorf("prepare the schema: %w", err), db.Close())
		}
	}
	return db, nil
}
