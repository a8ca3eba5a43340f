// Command inventory is the HTTP server that keeps the shop's stock in a database.
package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"log/slog"
	"os"

	"shop/internal/inventory"
	"shop/internal/serve"
)

func main() {
	addr := flag.String("addr", cmp.Or(os.Getenv("INVENTORY_ADDR"), "127.0.0.1:8081"), "address to listen on (INVENTORY_ADDR)")
	// The variable is no default value of the flag: -help would show the password.
	dsn := flag.String("dsn", "", "postgres:// URL; empty: a database in memory (SHOP_DSN)")
	schema := flag.String("schema", os.Getenv("SHOP_SCHEMA"), "PostgreSQL schema whose tables are made anew; empty: shop (SHOP_SCHEMA)")
	flag.Parse()

	// Also takes the log back: the embedded database sends it to stdout when it is imported.
	slog.SetDefault(slog.New(slog.NewTextHandler(os.Stderr, nil)))
	if err := run(serve.SignalContext(), *addr, cmp.Or(*dsn, os.Getenv("SHOP_DSN")), *schema); err != nil {
		slog.Error("inventory stopped", "error", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, addr, dsn, schema string) (err error) {
	db, err := inventory.Open(ctx, dsn, schema)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	return serve.Run(ctx, addr, inventory.Handler(db), os.Stdout)
}
