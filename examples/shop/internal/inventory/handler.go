// Package inventory keeps the stock of the shop in a database. Its handlers hold,
// on purpose, the ways of using database/sql that are hard to follow from outside.
package inventory

import (
	"database/sql"
	"errors"
	"log/slog"
	"net/http"
	"strconv"

	"shop/internal/api"
)

type server struct {
	db *sql.DB
}

// Handler answers the inventory's routes from db.
func Handler(db *sql.DB) http.Handler {
	s := &server{db: db}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /stock", s.listStock)
	mux.HandleFunc("GET /stock/{id}", s.stock)
	mux.HandleFunc("POST /reservations", s.reserve)
	mux.HandleFunc("GET /broken", s.broken)
	mux.HandleFunc("GET /healthz", s.health)
	return mux
}

func (s *server) health(w http.ResponseWriter, r *http.Request) {
	if err := s.db.PingContext(r.Context()); err != nil {
		fail(w, r, err)
		return
	}
	api.Write(w, http.StatusOK, map[string]string{"status": "ok"})
}

func itemID(r *http.Request) (int64, bool) {
	id, err := strconv.ParseInt(r.PathValue("id"), 10, 64)
	return id, err == nil && id > 0
}

// sqlState is what PostgreSQL drivers implement on their errors.
type sqlState interface {
	error
	SQLState() string
}

const serializationFailure = "40001"

// fail answers for an error, without telling clients what the database said.
func fail(w http.ResponseWriter, r *http.Request, err error) {
	if errors.Is(err, sql.ErrNoRows) {
		api.Fail(w, http.StatusNotFound, "no such item")
		return
	}
	if errors.Is(err, errOutOfStock) {
		api.Fail(w, http.StatusConflict, err.Error())
		return
	}
	if state, ok := errors.AsType[sqlState](err); ok && state.SQLState() == serializationFailure {
		api.Fail(w, http.StatusConflict, "somebody else was faster, try again")
		return
	}
	slog.ErrorContext(r.Context(), "request failed", "method", r.Method, "path", r.URL.Path, "error", err)
	api.Fail(w, http.StatusInternalServerError, "internal error")
}
