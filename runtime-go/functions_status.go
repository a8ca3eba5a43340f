package otelts

import (
	"errors"
	"reflect"
	"strings"
)

// dbStatus is what the database itself calls the failure, as the semantic
// conventions want it for db.response.status_code; empty: the error does not
// come from a database, or says no code. It may run the program's own Unwrap.
func dbStatus(err interface{}) (status string) {
	e, _ := err.(error)
	if e == nil {
		return ""
	}
	defer ignorePanic()
	for range 32 { // a wrapper may contain itself
		if status := statusOf(e); status != "" {
			return status
		}
		if several, ok := e.(interface{ Unwrap() []error }); ok && len(several.Unwrap()) > 0 {
			e = several.Unwrap()[0]
			continue
		}
		if e = errors.Unwrap(e); e == nil {
			return ""
		}
	}
	return ""
}

// statusOf goes by methods and fields that drivers give their errors: the
// runtime can import none of them.
func statusOf(err error) string {
	switch e := err.(type) {
	case interface{ SQLState() string }: // PostgreSQL
		return e.SQLState()
	case interface{ RedisError() }:
		return redisPrefix(err.Error())
	}
	value := pointedTo(reflect.ValueOf(err))
	if value.Kind() != reflect.Struct {
		return ""
	}
	path := value.Type().PkgPath()
	if i := strings.LastIndex(path, "/vendor/"); i >= 0 {
		path = path[i+len("/vendor/"):]
	}
	for _, known := range statusFields {
		if strings.HasPrefix(path, known.part) {
			return codeAt(value, known.field, known.index)
		}
	}
	return ""
}

// statusFields: where errors of a package keep the code, the first one that is
// not 0; index where the field is a list of such.
var statusFields = []struct{ part, field, index string }{
	{"github.com/lib/pq", "Code", ""}, // before 1.10.1 without a method for it
	{"github.com/go-sql-driver/mysql", "Number", ""},
	{"github.com/microsoft/go-mssqldb", "Number", ""},
	{"github.com/denisenkom/go-mssqldb", "Number", ""},
	{"github.com/mattn/go-sqlite3", "ExtendedCode", ""},
	{"modernc.org/sqlite", "code", ""},
	{"github.com/ClickHouse/clickhouse-go", "Code", ""},
	{"go.mongodb.org/mongo-driver", "Code", "WriteErrors"},
}

func codeAt(value reflect.Value, field, list string) string {
	if list != "" {
		if items := value.FieldByName(list); items.IsValid() && items.Kind() == reflect.Slice && items.Len() > 0 {
			value = items.Index(0)
		}
	}
	return textAt(value, field)
}

// redisPrefix is the first word of an error reply, where it is a code.
func redisPrefix(message string) string {
	prefix, _, _ := strings.Cut(message, " ")
	for i := range len(prefix) {
		if c := prefix[i]; c < 'A' || c > 'Z' {
			return ""
		}
	}
	return prefix
}
