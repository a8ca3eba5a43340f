package inventory

import (
	"context"
	"database/sql"
	"errors"
	"net/http"

	"shop/internal/api"
)

var errOutOfStock = errors.New("out of stock")

func (s *server) reserve(w http.ResponseWriter, r *http.Request) {
	var order api.Order
	if err := api.Read(w, r, &order); err != nil || order.Item <= 0 || order.Quantity <= 0 {
		api.Fail(w, http.StatusBadRequest, "an order has a positive item and quantity")
		return
	}
	reservation, err := s.take(r.Context(), order)
	if err != nil {
		fail(w, r, err)
		return
	}
	api.Write(w, http.StatusCreated, reservation)
}

// take is a hard case: a transaction with a prepared statement, rolled back when there is not enough.
func (s *server) take(ctx context.Context, order api.Order) (reservation api.Reservation, err error) {
	// Repeatable read makes PostgreSQL refuse the slower of two orders for the
	// same item; the embedded database locks the table.
	tx, err := s.db.BeginTx(ctx, &sql.TxOptions{Isolation: sql.LevelRepeatableRead})
	if err != nil {
		return reservation, err
	}
	defer tx.Rollback()

	var quantity int64
	if err := tx.QueryRowContext(ctx, "SELECT quantity FROM items WHERE id = $1", order.Item).Scan(&quantity); err != nil {
		return reservation, err
	}
	if quantity < order.Quantity {
		return reservation, errOutOfStock
	}

	insert, err := tx.PrepareContext(ctx, "INSERT INTO reservations (item_id, quantity) VALUES ($1, $2)")
	if err != nil {
		return reservation, err
	}
	defer insert.Close()
	if _, err := insert.ExecContext(ctx, order.Item, order.Quantity); err != nil {
		return reservation, err
	}
	remaining := quantity - order.Quantity
	// Last, because the embedded database does not take an update back.
	if _, err := tx.ExecContext(ctx, "UPDATE items SET quantity = $1 WHERE id = $2", remaining, order.Item); err != nil {
		return reservation, err
	}
	if err := tx.Commit(); err != nil {
		return reservation, err
	}
	return api.Reservation{Item: order.Item, Quantity: order.Quantity, Remaining: remaining}, nil
}
