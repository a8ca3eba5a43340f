// Package storefront is the shop's public face; it asks the inventory for everything it knows.
package storefront

import (
	"errors"
	"log/slog"
	"net/http"
	"net/url"

	"shop/internal/api"
)

type server struct {
	inventory *client
}

// Handler answers the storefront's routes with the help of the inventory at the given URL.
func Handler(inventoryURL string) http.Handler {
	s := &server{inventory: newClient(inventoryURL)}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /items", s.listItems)
	mux.HandleFunc("GET /items/{id}", s.item)
	mux.HandleFunc("POST /orders", s.order)
	mux.HandleFunc("GET /fail", s.fail)
	mux.HandleFunc("GET /panic", s.panic)
	mux.HandleFunc("GET /healthz", s.health)
	return mux
}

func (s *server) listItems(w http.ResponseWriter, r *http.Request) {
	items, err := get[[]api.Item](r.Context(), s.inventory, "/stock")
	answer(w, r, http.StatusOK, items, err)
}

func (s *server) item(w http.ResponseWriter, r *http.Request) {
	item, err := get[api.Item](r.Context(), s.inventory, "/stock/"+url.PathEscape(r.PathValue("id")))
	answer(w, r, http.StatusOK, item, err)
}

func (s *server) order(w http.ResponseWriter, r *http.Request) {
	var order api.Order
	if err := api.Read(w, r, &order); err != nil {
		api.Fail(w, http.StatusBadRequest, "an order is a JSON object with item and quantity")
		return
	}
	reservation, err := post[api.Reservation](r.Context(), s.inventory, "/reservations", order)
	answer(w, r, http.StatusCreated, reservation, err)
}

// fail shows a failure two services away.
func (s *server) fail(w http.ResponseWriter, r *http.Request) {
	value, err := get[any](r.Context(), s.inventory, "/broken")
	answer(w, r, http.StatusOK, value, err)
}

// panic shows a bug in a handler; net/http catches it and closes the connection.
func (s *server) panic(http.ResponseWriter, *http.Request) {
	panic("the shop is on fire")
}

func (s *server) health(w http.ResponseWriter, r *http.Request) {
	api.Write(w, http.StatusOK, map[string]string{"status": "ok"})
}

// answer writes value, or what err means to the shop's customers.
func answer(w http.ResponseWriter, r *http.Request, status int, value any, err error) {
	if err == nil {
		api.Write(w, status, value)
		return
	}
	refused, answered := errors.AsType[*statusError](err)
	switch {
	case answered && refused.status < http.StatusInternalServerError:
		api.Fail(w, refused.status, refused.message)
		return
	case answered:
		api.Fail(w, http.StatusInternalServerError, "internal error")
	default:
		api.Fail(w, http.StatusBadGateway, "the inventory cannot be reached")
	}
	slog.ErrorContext(r.Context(), "request failed", "method", r.Method, "path", r.URL.Path, "error", err)
}
