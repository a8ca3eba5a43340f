package otelts

import (
	"reflect"
	"strconv"
	"strings"
)

// Pure functions for driver.Connector: what drivers' own types say of the
// server. They are read field by field, so that nothing else of them is seen.

// connectorFields by a part of the package's path: paths of fields, a name of
// a map's key at the end. An address may have the port behind a colon.
var connectorFields = []struct{ part, address, port, namespace string }{
	{"github.com/go-sql-driver/mysql", "cfg.Addr", "", "cfg.DBName"},
	{"github.com/jackc/pgx", "Host", "Port", "Database"},
	{"github.com/jackc/pgx", "pool.config.ConnConfig.Host", "pool.config.ConnConfig.Port", "pool.config.ConnConfig.Database"},
	{"github.com/lib/pq", "cfg.Host", "cfg.Port", "cfg.Database"},
	{"github.com/lib/pq", "opts.host", "opts.port", "opts.dbname"},
	{"github.com/microsoft/go-mssqldb", "params.Host", "params.Port", "params.Database"},
	{"github.com/denisenkom/go-mssqldb", "params.Host", "params.Port", "params.Database"},
	{"github.com/ClickHouse/clickhouse-go", "opt.Addr", "", "opt.Auth.Database"},
}

func connectorAddress(connector interface{}) string   { return connectorTarget(connector).address }
func connectorPort(connector interface{}) int         { return connectorTarget(connector).port }
func connectorNamespace(connector interface{}) string { return connectorTarget(connector).namespace }

func connectorTarget(connector interface{}) (t target) {
	defer ignorePanic()
	value := pointedTo(reflect.ValueOf(connector))
	if !value.IsValid() || value.Kind() != reflect.Struct {
		return t
	}
	path := value.Type().PkgPath()
	if i := strings.LastIndex(path, "/vendor/"); i >= 0 {
		path = path[i+len("/vendor/"):]
	}
	for _, known := range connectorFields {
		if !strings.HasPrefix(path, known.part) {
			continue
		}
		address := textAt(value, known.address)
		if address == "" {
			continue
		}
		if address[0] == '/' { // a socket
			return target{address: address, namespace: textAt(value, known.namespace)}
		}
		t.address, t.port = address, portNumber(textAt(value, known.port))
		if known.port == "" {
			t.address, t.port = splitHost(address)
		}
		t.namespace = textAt(value, known.namespace)
		return t.withDefaults(systemOfPackage(path))
	}
	return t
}

// textAt is a text or number at the path, or the only one of a list; empty:
// there is none.
func textAt(value reflect.Value, path string) string {
	for name := range strings.SplitSeq(path, ".") {
		value = pointedTo(value)
		switch {
		case value.Kind() == reflect.Struct:
			value = value.FieldByName(name)
		case value.Kind() == reflect.Map && value.Type().Key().Kind() == reflect.String:
			value = value.MapIndex(reflect.ValueOf(name).Convert(value.Type().Key()))
		default:
			return ""
		}
	}
	value = pointedTo(value)
	if value.Kind() == reflect.Slice && value.Len() == 1 { // which one of several it is nobody knows
		value = value.Index(0)
	}
	switch {
	case value.Kind() == reflect.String:
		return value.String()
	case value.CanInt() || value.CanUint():
		return decimal(value)
	}
	return ""
}

// pointedTo follows pointers; the zero Value where there is nothing.
func pointedTo(value reflect.Value) reflect.Value {
	for value.Kind() == reflect.Pointer || value.Kind() == reflect.Interface {
		value = value.Elem()
	}
	return value
}

// decimal is an integer that is not 0.
func decimal(value reflect.Value) string {
	switch {
	case !value.IsValid():
	case value.CanInt() && value.Int() != 0:
		return strconv.FormatInt(value.Int(), 10)
	case value.CanUint() && value.Uint() != 0:
		return strconv.FormatUint(value.Uint(), 10)
	}
	return ""
}
