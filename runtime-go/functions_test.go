package otelts

import (
	"net/url"
	"strings"
	"testing"
)

type textTable map[string]string

func (cases textTable) check(t *testing.T, name string, f func(string) string) {
	t.Helper()
	for in, want := range cases {
		if got := f(in); got != want {
			t.Errorf("%s(%q)\n got %q\nwant %q", name, in, got, want)
		}
	}
}

func TestHTTPFunctions(t *testing.T) {
	textTable{"GET": "GET", "": "GET", "QUERY": "QUERY", "PATCH": "PATCH", "get": "_OTHER", "FOO": "_OTHER"}.check(t, "httpMethod", httpMethod)
	textTable{"GET": "", "": "", "get": "get", "FOO": "FOO"}.check(t, "httpMethodOriginal", httpMethodOriginal)
	textTable{"POST": "POST", "": "GET", "FOO": "HTTP"}.check(t, "httpSpanMethod", httpSpanMethod)
	textTable{"GET example.com/items/{id}": "/items/{id}", "/a/": "/a/", "POST /x": "/x", "": "", "example.com": "", "/": "/", "/{$}": "/{$}"}.check(t, "httpRoute", httpRoute)
	textTable{"example.com:8080": "example.com", "example.com": "example.com", "[::1]:80": "::1", "[::1]": "::1", "::1": "::1", "[::1": "[::1", "": "", ":80": "", "h:x": "h"}.check(t, "hostAddress", hostAddress)
	for in, want := range map[string]int{"example.com:8080": 8080, "h": 0, "[::1]:80": 80, "::1": 0, "h:99999": 0, "h:x": 0, ":80": 80, "[::1]x": 0} {
		if got := hostPort(in); got != want {
			t.Errorf("hostPort(%q) = %d", in, got)
		}
	}
	if httpStatus(0, false) != 200 || httpStatus(0, true) != 500 || httpStatus(404, true) != 404 {
		t.Error("httpStatus")
	}
	if httpServerErrorType(499, "string") != "" || httpServerErrorType(503, "") != "503" || httpServerErrorType(500, "string") != "string" || httpClientErrorType(399) != "" || httpClientErrorType(404) != "404" {
		t.Error("error types")
	}
	if httpProtocolVersion(1, 1) != "1.1" || httpProtocolVersion(2, 0) != "2" || httpProtocolVersion(1, 0) != "1.0" || httpProtocolVersion(3, 0) != "3" || httpProtocolVersion(0, 0) != "" || httpProtocolVersion(0, 9) != "0.9" {
		t.Error("httpProtocolVersion")
	}
	if defaultPort(0, "http") != 80 || defaultPort(0, "https") != 443 || defaultPort(8080, "http") != 8080 || defaultPort(0, "ftp") != 0 {
		t.Error("defaultPort")
	}
	h := map[string][]string{"A": {"1", "2"}, "B": {}}
	if headerValue(h, "A") != "1" || headerValue(h, "B") != "" || headerValue(nil, "A") != "" {
		t.Error("header")
	}
}

func TestURLs(t *testing.T) {
	textTable{
		"https://example.com/a?b=c#d":                            "https://example.com/a?b=c#d",
		"https://user:secret@example.com/":                       "https://REDACTED:REDACTED@example.com/",
		"https://user@example.com/":                              "https://REDACTED:REDACTED@example.com/",
		"https://s3/x?AWSAccessKeyId=K&Signature=S%2F&Expires=1": "https://s3/x?AWSAccessKeyId=REDACTED&Signature=REDACTED&Expires=1",
		"https://b/x?a=1&sig=abc":                                "https://b/x?a=1&sig=REDACTED",
		"https://g/x?X-Goog-Signature=1;2":                       "https://g/x?X-Goog-Signature=REDACTED",
	}.check(t, "urlFull", func(s string) string {
		u, err := url.Parse(s)
		if err != nil {
			t.Fatal(err)
		}
		defer func() {
			if u.String() != s {
				t.Error("the program's own URL has changed")
			}
		}()
		return urlFull(u)
	})
	textTable{"": "", "a=b": "a=b", "sig=": "sig=", "sig": "sig", "sig=x&sig=y&": "sig=REDACTED&sig=REDACTED&", "s%69g=x": "s%69g=REDACTED", "design=x": "design=x", "&&": "&&"}.check(t, "urlQuery", urlQuery)
	if urlFull(nil) != "" {
		t.Error("nil")
	}
	if n := testing.AllocsPerRun(100, func() { urlQuery("a=1&b=2&page=3") }); n > 0 {
		t.Error(n)
	}
}

func TestClientAddress(t *testing.T) {
	for _, c := range []struct{ forwarded, x, want string }{
		{"", "", "9.9.9.9"}, {"for=1.2.3.4;proto=http, for=5.6.7.8", "7.7.7.7", "1.2.3.4"}, {`proto=https; For="[2001:db8::17]:4711"`, "", "2001:db8::17"},
		{"for=unknown", "", "9.9.9.9"}, {"proto=http", "1.1.1.1, 2.2.2.2", "1.1.1.1"}, {"", "1.1.1.1:80,x", "1.1.1.1"}, {"", " , x", "9.9.9.9"}, {"for=_hidden", "", "_hidden"},
	} {
		h := map[string][]string{}
		if c.forwarded != "" {
			h["Forwarded"] = []string{c.forwarded}
		}
		if c.x != "" {
			h["X-Forwarded-For"] = []string{c.x}
		}
		if got := clientAddress(h, "9.9.9.9:1234"); got != c.want {
			t.Errorf("%+v: %q", c, got)
		}
	}
}

func TestSQLSummary(t *testing.T) {
	textTable{
		"SELECT id, name FROM items WHERE id = $1":                                    "SELECT items",
		"select * from orders o join customers c on o.c = c.id":                       "SELECT orders customers",
		"SELECT * FROM songs, artists AS a":                                           "SELECT songs artists",
		"INSERT INTO shipping_details (id) SELECT order_id FROM orders":               "INSERT shipping_details SELECT orders",
		"SELECT order_date FROM (SELECT * FROM orders o JOIN customers c USING (id))": "SELECT SELECT orders customers",
		`INSERT INTO "public"."orders" ("a") VALUES ('x')`:                            "INSERT public.orders",
		"UPDATE `shop`.`items` SET a = 'b' WHERE c = 1":                               "UPDATE shop.items",
		"UPDATE OR IGNORE t SET a = 1":                                                "UPDATE t",
		"DELETE FROM [dbo].[items] WHERE id = @id":                                    "DELETE dbo.items",
		"CREATE TABLE IF NOT EXISTS items (id int)":                                   "CREATE TABLE items",
		"CREATE UNIQUE INDEX i ON t (a)":                                              "CREATE INDEX i",
		"DROP TABLE items":                                                            "DROP TABLE items",
		"TRUNCATE items":                                                              "TRUNCATE items",
		"BEGIN":                                                                       "BEGIN", "commit": "COMMIT", "SET search_path TO x": "SET", "PRAGMA foreign_keys = ON": "PRAGMA", "SHOW TABLES": "SHOW",
		"CALL refresh(1)":      "CALL refresh",
		"EXEC dbo.proc @a = 1": "EXEC dbo.proc",
		"":                     "",
		"  -- from nowhere\n /* select */ SELECT 1":                            "SELECT",
		"SELECT EXTRACT(year FROM created) FROM items":                         "SELECT items",
		"SELECT a IS DISTINCT FROM b FROM items":                               "SELECT items",
		"SELECT * FROM items WHERE id IN (SELECT item FROM orders) AND x":      "SELECT items SELECT orders",
		"SELECT * FROM items WHERE a IN (1,2), b FOR UPDATE":                   "SELECT items",
		"INSERT INTO t (a) VALUES (1) ON CONFLICT DO UPDATE SET a = 2":         "INSERT t",
		"INSERT INTO t (a) VALUES (1) ON DUPLICATE KEY UPDATE a = 2":           "INSERT t",
		"WITH x AS (SELECT * FROM orders) SELECT * FROM x":                     "SELECT orders SELECT x",
		"WITH x AS (SELECT * FROM orders) DELETE FROM t USING x":               "SELECT orders DELETE t x",
		"SELECT a FROM --c\n items":                                            "SELECT items",
		"SELECT 1; SELECT * FROM b":                                            "SELECT SELECT b",
		"MERGE INTO t USING s ON t.a = s.a WHEN MATCHED THEN UPDATE SET a = 1": "MERGE t s",
		"SELECT 'from x' FROM a LEFT JOIN LATERAL b ON true":                   "SELECT a b",
		"REPLACE INTO t VALUES (1)":                                            "REPLACE t",
		"SELECT REPLACE(a, 'x', 'y') FROM t":                                   "SELECT t",
		"SELECT * FROM t GROUP BY a, b ORDER BY c, d":                          "SELECT t",
	}.check(t, "sqlSummary", sqlSummary)
	long := "SELECT * FROM " + strings.Repeat("some_table_name, ", 40) + "x"
	if s := sqlSummary(long); len(s) > 255 || !strings.HasSuffix(s, " some_table_name") {
		t.Error(len(s), s)
	}
	textTable{"select 1": "SELECT", "WITH x AS (SELECT 1) INSERT INTO t SELECT * FROM x": "INSERT", "INSERT INTO t SELECT 1": "INSERT", "": "", "CREATE TABLE t (a int)": "CREATE", "rollback": "ROLLBACK"}.check(t, "sqlOperation", sqlOperation)
}

func TestSQLText(t *testing.T) {
	textTable{
		"SELECT * FROM t WHERE a = 'x' AND b = 12 AND c = -1.5e+3": "SELECT * FROM t WHERE a = ? AND b = ? AND c = -?",
		"SELECT a1, t2.b FROM t2 WHERE c = 0xFF":                   "SELECT a1, t2.b FROM t2 WHERE c = ?",
		"SELECT 'it''s', 'b'":                                      "SELECT ?, ?",
		"SELECT E'it\\'s', 'b' FROM t":                             "SELECT ?, ? FROM t",
		`INSERT INTO t VALUES ('it\'s', 'secret') RETURNING id`:    "INSERT INTO t VALUES (?",
		`INSERT INTO t VALUES ('C:\', 'secret')`:                   "INSERT INTO t VALUES (?",
		"SELECT $1, :name, @p1, ? FROM t LIMIT 10":                 "SELECT $1, :name, @p1, ? FROM t LIMIT ?",
		"SELECT $$secret$$, $t$a$b$t$ FROM t":                      "SELECT ?, ? FROM t",
		"SELECT a --c\nFROM t":                                     "SELECT a --?\nFROM t",
		"SELECT a--5, 'secret'":                                    "SELECT a--?",
		"SELECT /* a /* b */ 'secret'":                             "SELECT ?",
		"SELECT /*!40000 'secret' */ a":                            "SELECT /*!? ? */ a",
		`SELECT '\\', 'b'`:                                         `SELECT ?, ?`,
		`SELECT '\\\', 'secret`:                                    `SELECT ?`,
		"SELECT 'open":                                             "SELECT ?",
		`SELECT "a" FROM "t" WHERE "t"."b" = "u"."c"`:              `SELECT "a" FROM "t" WHERE "t"."b" = "u"."c"`,
		`SELECT a FROM t WHERE b = "secret"`:                       `SELECT a FROM t WHERE b = ?`,
		"SELECT `a` FROM `t` WHERE f(\"secret\", 'x')":             "SELECT `a` FROM `t` WHERE f(?, ?)",
		`INSERT INTO t ("a") VALUES ("x", "y"), ("z", 1)`:          `INSERT INTO t ("a") VALUES (?, ?), (?, ?)`,
		"SELECT /* keep 1 */ a -- it's 2\nFROM t WHERE b = 3":      "SELECT /* keep 1 */ a -- it's 2\nFROM t WHERE b = ?",
		"SELECT N'x', _utf8'y', X'ff', U&'z' FROM t":               "SELECT ?, ?, ?, ? FROM t",
		"SELECT a::text, b[1] FROM t":                              "SELECT a::text, b[?] FROM t",
		"SELECT 1":                                                 "SELECT ?",
		"SELECT a FROM t WHERE é = 'ü'":                            "SELECT a FROM t WHERE é = ?",
	}.check(t, "sqlText", func(q string) string { return sqlText(q, 0) })
	if q := "SELECT 'x', $1"; sqlText(q, 1) != q {
		t.Error("with parameters the text stays")
	}
}

func TestSQLCache(t *testing.T) {
	query := "SELECT a FROM cached WHERE b = 1"
	sqlText(query, 0)
	if n := testing.AllocsPerRun(100, func() { sqlText(query, 0); sqlSummary(query); sqlOperation(query) }); n > 0 {
		t.Error(n, "allocations")
	}
	for i := range 5000 {
		q := "SELECT a FROM t" + string(rune('a'+i%26)) + strings.Repeat("x", i%50)
		if got := sqlSummary(q); got != "SELECT"+q[len("SELECT a FROM"):] {
			t.Fatal(got)
		}
	}
}

func FuzzSQL(f *testing.F) {
	for _, q := range []string{"SELECT 'a' FROM \"b\"", "/*", "$a$", "E'\\", "x[", "[", "a.", "FROM (", "))", "WITH (", "1e", "'\\\\'"} {
		f.Add(q)
	}
	f.Fuzz(func(t *testing.T, q string) {
		facts := parseSQL(q)
		if len(facts.summary) > longestSummary {
			t.Error(facts.summary)
		}
	})
}

func TestDBSystem(t *testing.T) {
	textTable{
		"github.com/lib/pq": "postgresql", "github.com/jackc/pgx/v5/stdlib": "postgresql", "example.com/app/vendor/github.com/go-sql-driver/mysql": "mysql",
		"modernc.org/sqlite": "sqlite", "github.com/ncruces/go-sqlite3/driver": "sqlite", "github.com/microsoft/go-mssqldb": "microsoft.sql_server",
		"github.com/ClickHouse/clickhouse-go/v2": "clickhouse", "github.com/sijms/go-ora/v2": "oracle.db", "example.com/own": "other_sql", "": "other_sql",
	}.check(t, "systemOfPackage", systemOfPackage)
	if dbSystem(nil) != "other_sql" || dbSystem(&target{}) != "other_sql" || dbSystem(1) != "other_sql" {
		t.Error("dbSystem")
	}
}

func TestDSN(t *testing.T) {
	for _, c := range []struct {
		system, dsn string
		want        target
	}{
		{"postgresql", "postgres://u:p@db.example.com:5433/shop?sslmode=disable", target{"db.example.com", "shop", 5433}},
		{"postgresql", "postgresql://db/shop", target{"db", "shop", 5432}},
		{"postgresql", "postgres:///shop?host=/var/run/postgresql", target{"/var/run/postgresql", "shop", 0}},
		{"postgresql", "postgres://u:p@a:1,b:2/shop", target{"a", "shop", 1}},
		{"postgresql", "host=db port=5433 user=u password='p w\\'host=x' dbname=shop", target{"db", "shop", 5433}},
		{"postgresql", "host = db dbname = 'my shop'", target{"db", "my shop", 5432}},
		{"postgresql", "password='open host=x", target{}},
		{"postgresql", "", target{}},
		{"mysql", "u:p@tcp(db:3307)/shop?parseTime=true", target{"db", "shop", 3307}},
		{"mysql", "u:p@ss/w@rd@tcp([::1])/shop", target{"::1", "shop", 3306}},
		{"mysql", "u:p@unix(/tmp/mysql.sock)/shop", target{"/tmp/mysql.sock", "shop", 0}},
		{"mysql", "u@/shop", target{"127.0.0.1", "shop", 3306}},
		{"mysql", "/", target{"127.0.0.1", "", 3306}},
		{"mysql", "user:password", target{}},
		{"mysql", "user:pass/word", target{}},
		{"microsoft.sql_server", "sqlserver://u:p@host:1434?database=shop", target{"host", "shop", 1434}},
		{"microsoft.sql_server", "sqlserver://u:p@host/inst?database=shop", target{"host", "inst|shop", 0}},
		{"microsoft.sql_server", `server=tcp:host,1435;user id=sa;password=p;database=shop`, target{"host", "shop", 1435}},
		{"microsoft.sql_server", `Server=host\inst;Database=shop;Password=x`, target{"host", "shop", 1433}},
		{"sqlite", "file:secret.db?_key=x", target{}},
		{"sqlite", ":memory:", target{}},
		{"clickhouse", "clickhouse://u:p@ch:9440/db", target{"ch", "db", 9440}},
		{"oracle.db", "oracle://u:p@ora/svc", target{"ora", "svc", 1521}},
		{"trino", "http://u:p@trino:8080?catalog=hive&schema=s", target{"trino", "hive", 8080}},
		{"other_sql", "u:p@somewhere", target{}},
		{"postgresql", "postgres://u:p%zz@h/x", target{}},
	} {
		if got := (target{dsnAddress(c.system, c.dsn), dsnNamespace(c.system, c.dsn), dsnPort(c.system, c.dsn)}); got != c.want {
			t.Errorf("%s %q\n got %+v\nwant %+v", c.system, c.dsn, got, c.want)
		}
	}
}

func TestLengthOf(t *testing.T) {
	for _, c := range []struct {
		v    interface{}
		want int
	}{{"ab", 2}, {[]int{1}, 1}, {map[int]int{}, 0}, {make(chan int, 3), 0}, {[4]int{}, 4}, {&[5]int{}, 5}, {[]byte(nil), 0}, {(*[6]int)(nil), 6}, {new(int), 0}, {7, 0}, {nil, 0}} {
		if got := lengthOf(c.v); got != c.want {
			t.Errorf("lengthOf(%T) = %d", c.v, got)
		}
	}
}
