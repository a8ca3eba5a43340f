package otelts

import (
	"reflect"
	"testing"
)

func TestCapturedHeaders(t *testing.T) {
	t.Setenv("OTEL_INSTRUMENTATION_HTTP_SERVER_CAPTURE_REQUEST_HEADERS", "x-tenant, Accept,accept,AUTHORIZATION,no such,X-My-Token")
	t.Setenv("OTEL_INSTRUMENTATION_HTTP_SERVER_CAPTURE_RESPONSE_HEADERS", "Set-Cookie,Content-Type")
	t.Setenv("OTEL_INSTRUMENTATION_HTTP_CLIENT_CAPTURE_REQUEST_HEADERS", "x-out")
	read := readConfig().http
	e, out := install(t, func(c *config) { c.http = read })
	header := headers("X-Tenant", "a", "X-Tenant", "b", "Accept", "*/*", "Authorization", "Bearer s3cret", "X-My-Token", "s3cret", "X-Other", "no", "X-Out", "1", "Set-Cookie", "id=s3cret", "Set-Cookie", "s3cret", "Content-Type", "text/html")
	for name, kind := range map[string]int64{"server": kindServer, "client": 3} {
		s := start(site(kind, name), nil)
		setHeaders(s, headersOfRequest, header)
		setHeaders(s, headersOfResponse, header)
		setHeaders(s, headersOfRequest, nil)
		end(s)
	}
	setHeaders(nil, headersOfRequest, header)
	got := out.byName(t, e)
	if want := (map[string]any{
		"http.request.header.x-tenant": []any{"a", "b"}, "http.request.header.accept": []any{"*/*"},
		"http.request.header.authorization": []any{"REDACTED"}, "http.request.header.x-my-token": []any{"REDACTED"},
		"http.response.header.set-cookie": []any{"REDACTED", "REDACTED"}, "http.response.header.content-type": []any{"text/html"},
	}); !reflect.DeepEqual(got["server"].attributes, want) {
		t.Errorf("%v", got["server"].attributes)
	}
	if want := (map[string]any{"http.request.header.x-out": []any{"1"}}); !reflect.DeepEqual(got["client"].attributes, want) {
		t.Errorf("%v", got["client"].attributes)
	}
	if len(header["Authorization"]) != 1 || header["Authorization"][0] != "Bearer s3cret" {
		t.Error("the program's own headers stay")
	}
}

func TestKnownMethods(t *testing.T) {
	install(t, func(c *config) { c.http.knownMethods = map[string]bool{"GET": true, "PURGE": true} })
	for method, want := range map[string]string{"GET": "GET", "": "GET", "PURGE": "PURGE", "POST": "_OTHER"} {
		if got := httpMethod(method); got != want {
			t.Error(method, got)
		}
	}
	if httpMethodOriginal("POST") != "POST" || httpSpanMethod("POST") != "HTTP" {
		t.Error("what is not known is told apart")
	}
}

func TestQueryText(t *testing.T) {
	const query = "SELECT * FROM t WHERE id = 7"
	for v, want := range map[string]string{"": "SELECT * FROM t WHERE id = ?", "sanitized": "SELECT * FROM t WHERE id = ?", "Raw": query, "none": "", "all": "SELECT * FROM t WHERE id = ?"} {
		t.Setenv("OTEL_TS_DB_QUERY_TEXT", v)
		read := readConfig().http
		install(t, func(c *config) { c.http = read })
		if got := sqlText(query, 0); got != want {
			t.Errorf("%s: %q", v, got)
		}
		if got := sqlText("SELECT $1", 1); (got == "") != (v == "none") {
			t.Errorf("%s: %q", v, got)
		}
	}
}
