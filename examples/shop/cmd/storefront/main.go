// Command storefront is the shop's public HTTP server.
package main

import (
	"cmp"
	"flag"
	"log/slog"
	"os"

	"shop/internal/serve"
	"shop/internal/storefront"
)

func main() {
	addr := flag.String("addr", cmp.Or(os.Getenv("SHOP_ADDR"), "127.0.0.1:8080"), "address to listen on (SHOP_ADDR)")
	inventory := flag.String("inventory", cmp.Or(os.Getenv("INVENTORY_URL"), "http://127.0.0.1:8081"), "URL of the inventory (INVENTORY_URL)")
	flag.Parse()

	slog.SetDefault(slog.New(slog.NewTextHandler(os.Stderr, nil)))
	if err := serve.Run(serve.SignalContext(), *addr, storefront.Handler(*inventory), os.Stdout); err != nil {
		slog.Error("storefront stopped", "error", err)
		os.Exit(1)
	}
}
