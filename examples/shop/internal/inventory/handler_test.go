package inventory

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"shop/internal/api"
)

// newHandler uses the embedded database, or SHOP_TEST_DSN's PostgreSQL.
func newHandler(t *testing.T) http.Handler {
	t.Helper()
	db, err := Open(t.Context(), os.Getenv("SHOP_TEST_DSN"), "shop_test")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return Handler(db)
}

func ask(handler http.Handler, method, path, body string) (int, string) {
	recorder := httptest.NewRecorder()
	handler.ServeHTTP(recorder, httptest.NewRequest(method, path, strings.NewReader(body)))
	return recorder.Code, strings.TrimSpace(recorder.Body.String())
}

func TestRoutes(t *testing.T) {
	handler := newHandler(t)
	// In order: an order is seen by the requests after it.
	for _, test := range []struct {
		method, path, body string
		status             int
		answer             string
	}{
		{"GET", "/healthz", "", 200, `{"status":"ok"}`},
		{"GET", "/stock", "", 200, `[{"id":1,"name":"kettle","quantity":20},{"id":7,"name":"cup","quantity":0},{"id":42,"name":"teapot","quantity":100000}]`},
		{"GET", "/stock/42", "", 200, `{"id":42,"name":"teapot","quantity":100000,"price_cents":2450}`},
		{"POST", "/reservations", `{"item":42,"quantity":2}`, 201, `{"item":42,"quantity":2,"remaining":99998}`},
		{"POST", "/reservations", `{"item":42,"quantity":3}`, 201, `{"item":42,"quantity":3,"remaining":99995}`},
		{"GET", "/stock/42", "", 200, `{"id":42,"name":"teapot","quantity":99995,"reserved":5,"price_cents":2450}`},
		{"POST", "/reservations", `{"item":7,"quantity":1}`, 409, `{"error":"out of stock"}`},
		{"GET", "/stock/7", "", 200, `{"id":7,"name":"cup","quantity":0,"price_cents":650}`},
		{"POST", "/reservations", `{"item":99,"quantity":1}`, 404, `{"error":"no such item"}`},
		{"POST", "/reservations", `{"item":42,"quantity":0}`, 400, `{"error":"an order has a positive item and quantity"}`},
		{"POST", "/reservations", `teapot`, 400, `{"error":"an order has a positive item and quantity"}`},
		{"GET", "/stock/99", "", 404, `{"error":"no such item"}`},
		{"GET", "/stock/x", "", 400, `{"error":"the id is a positive number"}`},
		{"GET", "/broken", "", 500, `{"error":"internal error"}`},
	} {
		status, answer := ask(handler, test.method, test.path, test.body)
		if status != test.status || answer != test.answer {
			t.Errorf("%s %s %s = %d %s, want %d %s", test.method, test.path, test.body, status, answer, test.status, test.answer)
		}
	}
}

func TestOrdersAtTheSameTimeNeverOversell(t *testing.T) {
	handler := newHandler(t)
	var sold atomic.Int64
	var wg sync.WaitGroup
	for range 40 {
		wg.Go(func() {
			status, answer := ask(handler, "POST", "/reservations", `{"item":1,"quantity":1}`)
			switch status {
			case http.StatusCreated:
				sold.Add(1)
			case http.StatusConflict:
			default:
				t.Errorf("%d %s", status, answer)
			}
		})
	}
	wg.Wait()

	_, answer := ask(handler, "GET", "/stock/1", "")
	var kettle api.Item
	if err := json.Unmarshal([]byte(answer), &kettle); err != nil {
		t.Fatal(err)
	}
	if sold.Load() == 0 || kettle.Reserved != sold.Load() || kettle.Quantity+kettle.Reserved != 20 {
		t.Errorf("sold %d of 20, stock says %s", sold.Load(), answer)
	}
}

func TestOpenKeepsThePasswordToItself(t *testing.T) {
	for _, dsn := range []string{"mysql://u:secret@h/d", "postgres://u:secret@h:port/d"} {
		_, err := Open(t.Context(), dsn, "")
		if err == nil || strings.Contains(err.Error(), "secret") {
			t.Errorf("Open(%q): %v", dsn, err)
		}
	}
}
