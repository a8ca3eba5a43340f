package otelts

import (
	"net/url"
	"reflect"
	"strings"
)

// Pure functions for database/sql: which system a driver speaks to, and where.

// driverSystems maps a part of a driver's package path to db.system.name. The
// first hit counts.
var driverSystems = []struct{ part, system string }{
	{"github.com/lib/pq", "postgresql"},
	{"github.com/jackc/pgx", "postgresql"},
	{"github.com/go-pg/pg", "postgresql"},
	{"github.com/uptrace/bun/driver/pgdriver", "postgresql"},
	{"cloud.google.com/go/cloudsqlconn/postgres", "postgresql"},
	{"github.com/cockroachdb/", "cockroachdb"},
	{"github.com/go-sql-driver/mysql", "mysql"},
	{"github.com/ziutek/mymysql", "mysql"},
	{"github.com/go-mysql-org/go-mysql", "mysql"},
	{"github.com/mattn/go-sqlite3", "sqlite"},
	{"modernc.org/sqlite", "sqlite"},
	{"github.com/glebarez/", "sqlite"},
	{"github.com/ncruces/go-sqlite3", "sqlite"},
	{"zombiezen.com/go/sqlite", "sqlite"},
	{"github.com/mutecomm/go-sqlcipher", "sqlite"},
	{"github.com/tursodatabase/", "sqlite"},
	{"github.com/microsoft/go-mssqldb", "microsoft.sql_server"},
	{"github.com/denisenkom/go-mssqldb", "microsoft.sql_server"},
	{"github.com/ClickHouse/clickhouse-go", "clickhouse"},
	{"github.com/mailru/go-clickhouse", "clickhouse"},
	{"github.com/sijms/go-ora", "oracle.db"},
	{"github.com/godror/godror", "oracle.db"},
	{"github.com/mattn/go-oci8", "oracle.db"},
	{"github.com/snowflakedb/gosnowflake", "snowflake"},
	{"github.com/trinodb/trino-go-client", "trino"},
	{"github.com/googleapis/go-sql-spanner", "gcp.spanner"},
	{"github.com/databricks/databricks-sql-go", "databricks"},
	{"github.com/nakagami/firebirdsql", "firebirdsql"},
	{"github.com/SAP/go-hdb", "sap.hana"},
	{"github.com/ibmdb/go_ibm_db", "ibm.db2"},
	{"github.com/marcboeker/go-duckdb", "duckdb"},
	{"github.com/duckdb/duckdb-go", "duckdb"},
	{"github.com/vertica/vertica-sql-go", "vertica"},
	{"github.com/thda/tds", "sybase"},
	{"github.com/apache/calcite-avatica-go", "hbase"},
}

// dbSystem goes by the package of the driver's type.
func dbSystem(driver interface{}) string {
	if driver == nil {
		return "other_sql"
	}
	t := reflect.TypeOf(driver)
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return systemOfPackage(t.PkgPath())
}

func systemOfPackage(path string) string {
	if i := strings.LastIndex(path, "/vendor/"); i >= 0 {
		path = path[i+len("/vendor/"):]
	}
	for _, d := range driverSystems {
		if strings.HasPrefix(path, d.part) {
			return d.system
		}
	}
	return "other_sql"
}

// target is what may be known of a data source: never user or password.
type target struct {
	address, namespace string
	port               int
}

func dsnAddress(system, dsn string) string   { return parseDSN(system, dsn).address }
func dsnPort(system, dsn string) int         { return parseDSN(system, dsn).port }
func dsnNamespace(system, dsn string) string { return parseDSN(system, dsn).namespace }

// parseDSN understands URLs, PostgreSQL's and SQL Server's key=value lists and
// go-sql-driver's user:password@protocol(address)/name. What it is not sure of
// it leaves out: a part of a password is worse than no address.
func parseDSN(system, dsn string) target {
	if system == "sqlite" || system == "duckdb" {
		return target{}
	}
	dsn = strings.TrimSpace(dsn)
	if scheme, _, ok := strings.Cut(dsn, "://"); ok && isWord(scheme) {
		return parseURLDSN(system, dsn)
	}
	switch system {
	case "mysql":
		return parseMySQLDSN(dsn)
	case "microsoft.sql_server":
		return parseKeywordDSN(strings.FieldsFunc(dsn, func(r rune) bool { return r == ';' }))
	case "postgresql", "cockroachdb":
		return parsePostgresDSN(dsn)
	}
	return target{}
}

func isWord(v string) bool {
	for i := range len(v) {
		if c := v[i]; !isLetter(c) && !isDigit(c) && c != '+' && c != '.' && c != '-' {
			return false
		}
	}
	return v != ""
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
func isDigit(c byte) bool  { return c >= '0' && c <= '9' }

func parseURLDSN(system, dsn string) (t target) {
	u, err := url.Parse(dsn)
	if err != nil {
		return t
	}
	// Of several hosts, the first one.
	host, _, _ := strings.Cut(u.Host, ",")
	t.address, t.port = splitHost(host)
	t.namespace = strings.Trim(u.Path, "/")
	query := u.Query()
	switch system {
	case "microsoft.sql_server":
		instance := t.namespace
		t.namespace = query.Get("database")
		if instance != "" && t.namespace != "" {
			t.namespace = instance + "|" + t.namespace
		} else {
			t.namespace += instance
		}
	case "postgresql", "cockroachdb":
		if v := query.Get("host"); v != "" && t.address == "" {
			t.address, _, _ = strings.Cut(v, ",")
		}
		if v := query.Get("port"); v != "" && t.port == 0 {
			t.port = portNumber(v)
		}
		if v := query.Get("dbname"); v != "" && t.namespace == "" {
			t.namespace = v
		}
	case "clickhouse":
		if v := query.Get("database"); v != "" && t.namespace == "" {
			t.namespace = v
		}
	case "trino", "snowflake":
		t.namespace = query.Get("catalog")
	case "gcp.spanner":
		return target{}
	}
	return t.withDefaults(system)
}

// withDefaults fills in the port that the driver would use.
func (t target) withDefaults(system string) target {
	if t.port != 0 || t.address == "" || t.address[0] == '/' {
		return t
	}
	switch system {
	case "postgresql":
		t.port = 5432
	case "mysql":
		t.port = 3306
	case "microsoft.sql_server":
		if !strings.Contains(t.namespace, "|") { // a named instance has a port of its own
			t.port = 1433
		}
	case "oracle.db":
		t.port = 1521
	case "clickhouse":
		t.port = 9000
	case "cockroachdb":
		t.port = 26257
	}
	return t
}

// parseMySQLDSN: [user[:password]@][protocol[(address)]]/name[?options]. As in
// the driver, the last / ends the address and the last @ before it the password.
func parseMySQLDSN(dsn string) (t target) {
	slash := strings.LastIndexByte(dsn, '/')
	if slash < 0 {
		return t
	}
	t.namespace, _, _ = strings.Cut(dsn[slash+1:], "?")
	where := dsn[:slash]
	if at := strings.LastIndexByte(where, '@'); at >= 0 {
		where = where[at+1:]
	} else if strings.IndexByte(where, '(') < 0 && strings.IndexByte(where, ':') >= 0 {
		return target{} // user:password without @ is no data source that works
	}
	protocol, address, hasAddress := strings.Cut(where, "(")
	address = strings.TrimSuffix(address, ")")
	switch {
	case protocol == "unix":
		if !hasAddress {
			address = "/tmp/mysql.sock"
		}
		t.address = address
		return t
	case hasAddress:
		t.address, t.port = splitHost(address)
	case protocol == "tcp" || protocol == "":
		t.address = "127.0.0.1"
	}
	return t.withDefaults("mysql")
}

// parsePostgresDSN reads libpq's keyword=value list with its quoting.
func parsePostgresDSN(dsn string) target {
	var items []string
	for dsn = strings.TrimLeft(dsn, " \t\n"); dsn != ""; dsn = strings.TrimLeft(dsn, " \t\n") {
		equals := strings.IndexByte(dsn, '=')
		if equals < 0 {
			break
		}
		key := strings.TrimSpace(dsn[:equals])
		dsn = strings.TrimLeft(dsn[equals+1:], " \t\n")
		var value []byte
		quoted := strings.HasPrefix(dsn, "'")
		i := 0
		if quoted {
			i = 1
		}
		closed := !quoted
		for ; i < len(dsn); i++ {
			c := dsn[i]
			if c == '\\' && i+1 < len(dsn) {
				i++
				value = append(value, dsn[i])
				continue
			}
			if quoted && c == '\'' {
				i++
				closed = true
				break
			}
			if !quoted && (c == ' ' || c == '\t' || c == '\n') {
				break
			}
			value = append(value, c)
		}
		if !closed {
			return target{} // an open quote: anything could be the password
		}
		dsn = dsn[i:]
		items = append(items, key+"="+string(value))
	}
	t := parseKeywordDSN(items)
	return t.withDefaults("postgresql")
}

func parseKeywordDSN(items []string) (t target) {
	server := false
	for _, item := range items {
		key, value, _ := strings.Cut(item, "=")
		value = strings.TrimSpace(value)
		switch strings.ToLower(strings.TrimSpace(key)) {
		case "host", "hostaddr":
			if t.address == "" {
				t.address, _, _ = strings.Cut(value, ",")
			}
		case "server", "data source", "address", "addr", "network address":
			server = true
			value = strings.TrimPrefix(value, "tcp:")
			value, port, _ := strings.Cut(value, ",")
			if port != "" {
				t.port = portNumber(strings.TrimSpace(port))
			}
			t.address, _, _ = strings.Cut(value, `\`)
		case "port":
			value, _, _ = strings.Cut(value, ",")
			t.port = portNumber(value)
		case "dbname", "database", "initial catalog":
			t.namespace = value
		}
	}
	if server {
		return t.withDefaults("microsoft.sql_server")
	}
	return t
}
