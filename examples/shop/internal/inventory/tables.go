package inventory

import (
	"context"
	"database/sql"
	"fmt"
)

// tables has no primary keys: the embedded database reads its key index through
// unsafe pointers, which checkptr, part of -race, stops.
var tables = []string{
	"CREATE TABLE items (id BIGINT, name TEXT, quantity BIGINT)",
	"CREATE TABLE prices (item_id BIGINT, cents BIGINT)",
	"CREATE TABLE reservations (id BIGSERIAL, item_id BIGINT, quantity BIGINT)",
}

// goods is the stock of a new database. There are no cups.
var goods = []struct {
	id       int64
	name     string
	quantity int64
	cents    int64
}{
	{1, "kettle", 20, 3900},
	{7, "cup", 0, 650},
	{42, "teapot", 100_000, 2450},
}

func prepare(ctx context.Context, db *sql.DB) error {
	if err := db.PingContext(ctx); err != nil {
		return fmt.Errorf("reach the database: %w", err)
	}
	for _, statement := range tables {
		if _, err := db.ExecContext(ctx, statement); err != nil {
			return fmt.Errorf("create the tables: %w", err)
		}
	}
	for _, item := range goods {
		_, err := db.ExecContext(ctx, "INSERT INTO items (id, name, quantity) VALUES ($1, $2, $3)", item.id, item.name, item.quantity)
		if err != nil {
			return fmt.Errorf("fill the tables: %w", err)
		}
		_, err = db.ExecContext(ctx, "INSERT INTO prices (item_id, cents) VALUES ($1, $2)", item.id, item.cents)
		if err != nil {
			return fmt.Errorf("fill the tables: %w", err)
		}
	}
	return nil
}
