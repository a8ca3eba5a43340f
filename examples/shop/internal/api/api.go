// Package api holds what the storefront and the inventory say to each other.
package api

import (
	"encoding/json"
	"log/slog"
	"net/http"
)

// Item is one article and what the warehouse knows about it.
type Item struct {
	ID         int64  `json:"id"`
	Name       string `json:"name"`
	Quantity   int64  `json:"quantity"`
	Reserved   int64  `json:"reserved,omitempty"`
	PriceCents int64  `json:"price_cents,omitempty"`
}

// Order asks for a quantity of one item.
type Order struct {
	Item     int64 `json:"item"`
	Quantity int64 `json:"quantity"`
}

// Reservation answers an Order.
type Reservation struct {
	Item      int64 `json:"item"`
	Quantity  int64 `json:"quantity"`
	Remaining int64 `json:"remaining"`
}

// Problem is the body of every answer that is not a success.
type Problem struct {
	Error string `json:"error"`
}

// maxBody bounds what a client can make a server hold in memory.
const maxBody = 1 << 20

// Read decodes the request's body into value.
func Read(w http.ResponseWriter, r *http.Request, value any) error {
	decoder := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxBody))
	decoder.DisallowUnknownFields()
	return decoder.Decode(value)
}

// Write answers with a status and value as JSON.
func Write(w http.ResponseWriter, status int, value any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	if err := json.NewEncoder(w).Encode(value); err != nil {
		slog.Warn("answer not written", "error", err)
	}
}

// Fail answers with a status and a Problem.
func Fail(w http.ResponseWriter, status int, message string) {
	Write(w, status, Problem{Error: message})
}
