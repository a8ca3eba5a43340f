package inventory

import (
	"net/http"

	"shop/internal/api"
)

// broken is a hard case: a query that the database refuses.
func (s *server) broken(w http.ResponseWriter, r *http.Request) {
	var count int64
	if err := s.db.QueryRowContext(r.Context(), "SELECT id FROM discontinued").Scan(&count); err != nil {
		fail(w, r, err)
		return
	}
	api.Write(w, http.StatusOK, count)
}
