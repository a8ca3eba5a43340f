package storefront

import (
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"shop/internal/inventory"
)

func newShop(t *testing.T) *httptest.Server {
	t.Helper()
	db, err := inventory.Open(t.Context(), "", "")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	stock := httptest.NewServer(inventory.Handler(db))
	t.Cleanup(stock.Close)
	shop := httptest.NewUnstartedServer(Handler(stock.URL))
	shop.Config.ErrorLog = log.New(io.Discard, "", 0)
	shop.Start()
	t.Cleanup(shop.Close)
	return shop
}

func TestRoutes(t *testing.T) {
	shop := newShop(t)
	for _, test := range []struct {
		method, path, body string
		status             int
		part               string
	}{
		{"GET", "/healthz", "", 200, `"ok"`},
		{"GET", "/items", "", 200, `"teapot"`},
		{"GET", "/items/42", "", 200, `"price_cents":2450`},
		{"GET", "/items/99", "", 404, `no such item`},
		{"POST", "/orders", `{"item":42,"quantity":1}`, 201, `"remaining":99999`},
		{"POST", "/orders", `{"item":7,"quantity":1}`, 409, `out of stock`},
		{"POST", "/orders", `[`, 400, `an order is`},
		{"GET", "/fail", "", 500, `internal error`},
		{"GET", "/nothing", "", 404, ``},
	} {
		request, err := http.NewRequestWithContext(t.Context(), test.method, shop.URL+test.path, strings.NewReader(test.body))
		if err != nil {
			t.Fatal(err)
		}
		response, err := shop.Client().Do(request)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(response.Body)
		response.Body.Close()
		if err != nil || response.StatusCode != test.status || !strings.Contains(string(body), test.part) {
			t.Errorf("%s %s = %d %s %v, want %d %s", test.method, test.path, response.StatusCode, body, err, test.status, test.part)
		}
	}
}

func TestPanicClosesTheConnection(t *testing.T) {
	shop := newShop(t)
	response, err := http.Get(shop.URL + "/panic")
	if err == nil {
		response.Body.Close()
		t.Errorf("answered %d", response.StatusCode)
	}
}

func TestInventoryOutOfReach(t *testing.T) {
	gone := httptest.NewServer(nil)
	gone.Close()
	recorder := httptest.NewRecorder()
	Handler(gone.URL).ServeHTTP(recorder, httptest.NewRequest("GET", "/items/42", nil))
	if recorder.Code != http.StatusBadGateway {
		t.Errorf("answered %d", recorder.Code)
	}
}
