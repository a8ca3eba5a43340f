package inventory

import (
	"context"
	"database/sql"
	"net/http"

	"shop/internal/api"
)

func (s *server) stock(w http.ResponseWriter, r *http.Request) {
	id, ok := itemID(r)
	if !ok {
		api.Fail(w, http.StatusBadRequest, "the id is a positive number")
		return
	}
	item, err := s.item(r.Context(), id)
	if err != nil {
		fail(w, r, err)
		return
	}
	if item.Reserved, err = s.reserved(id); err != nil {
		fail(w, r, err)
		return
	}
	if item.PriceCents, err = s.price(id); err != nil {
		fail(w, r, err)
		return
	}
	api.Write(w, http.StatusOK, item)
}

// item is the plain case: a query that gets the request's context.
func (s *server) item(ctx context.Context, id int64) (item api.Item, err error) {
	rows, err := s.db.QueryContext(ctx, "SELECT id, name, quantity FROM items WHERE id = $1", id)
	if err != nil {
		return item, err
	}
	defer rows.Close()
	if !rows.Next() {
		if err := rows.Err(); err != nil {
			return item, err
		}
		return item, sql.ErrNoRows
	}
	err = rows.Scan(&item.ID, &item.Name, &item.Quantity)
	return item, err
}

// reserved is a hard case: a query in a request that gets no context at all.
func (s *server) reserved(id int64) (total int64, err error) {
	rows, err := s.db.Query("SELECT quantity FROM reservations WHERE item_id = $1", id)
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	for rows.Next() {
		var quantity int64
		if err := rows.Scan(&quantity); err != nil {
			return 0, err
		}
		total += quantity
	}
	return total, rows.Err()
}

// price is a hard case: a query without context on a goroutine that the request waits for.
func (s *server) price(id int64) (cents int64, err error) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		err = s.db.QueryRow("SELECT cents FROM prices WHERE item_id = $1", id).Scan(&cents)
	}()
	<-done
	return cents, err
}
