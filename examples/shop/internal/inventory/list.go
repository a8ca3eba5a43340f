package inventory

import (
	"net/http"

	"shop/internal/api"
)

// listStock is the plain case with several rows.
func (s *server) listStock(w http.ResponseWriter, r *http.Request) {
	rows, err := s.db.QueryContext(r.Context(), "SELECT id, name, quantity FROM items ORDER BY id ASC")
	if err != nil {
		fail(w, r, err)
		return
	}
	defer rows.Close()

	items := []api.Item{}
	for rows.Next() {
		var item api.Item
		if err := rows.Scan(&item.ID, &item.Name, &item.Quantity); err != nil {
			fail(w, r, err)
			return
		}
		items = append(items, item)
	}
	if err := rows.Err(); err != nil {
		fail(w, r, err)
		return
	}
	api.Write(w, http.StatusOK, items)
}
