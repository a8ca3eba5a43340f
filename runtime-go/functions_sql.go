package otelts

import (
	"hash/maphash"
	"strings"
	"sync/atomic"
)

// Pure functions for SQL. They share one parse, kept by query text: programs
// have few texts and use them often.

// sqlFacts is what one query text says; immutable.
type sqlFacts struct {
	query     string
	summary   string
	operation string
	text      string // query with literals replaced
}

const (
	sqlSets    = 512 // of two entries each
	sqlLongest = 8 << 10
)

// sqlCache is a two-way hash table of pointers: a hit takes no lock and
// allocates nothing, a miss replaces one entry, so it never grows.
var (
	sqlCache [sqlSets][2]atomic.Pointer[sqlFacts]
	sqlSeed  = maphash.MakeSeed()
)

func factsOf(query string) *sqlFacts {
	if len(query) > sqlLongest {
		return parseSQL(query)
	}
	set := &sqlCache[maphash.String(sqlSeed, query)%sqlSets]
	first := set[0].Load()
	if first != nil && first.query == query {
		return first
	}
	if f := set[1].Load(); f != nil && f.query == query {
		return f
	}
	f := parseSQL(strings.Clone(query))
	set[1].Store(first)
	set[0].Store(f)
	return f
}

func sqlSummary(query string) string   { return factsOf(query).summary }
func sqlOperation(query string) string { return factsOf(query).operation }

// sqlText is the query as it may be recorded. With parameters the text is the
// program's own and holds no data; without, literals may be data and go.
func sqlText(query string, parameterCount int) string {
	if e := running.Load(); e != nil && e.config.http.queryText != queryTextSanitized {
		if e.config.http.queryText == queryTextNone {
			return ""
		}
		return query
	}
	if parameterCount > 0 {
		return query
	}
	return factsOf(query).text
}
