package otelts

import "strings"

// scopeOf is the index of a scope of the program's. Version and schema URL are
// behind the name in the table, where nothing else has a NUL.
func scopeOf(name, version, schema string) int {
	if version != "" || schema != "" {
		clean := strings.NewReplacer("\x00", "")
		name = clean.Replace(name) + "\x00" + clean.Replace(version) + "\x00" + clean.Replace(schema)
	}
	if known := scopes.Load(); known != nil {
		for i, s := range *known {
			if s == name {
				return i
			}
		}
	}
	sitesLock.Lock()
	defer sitesLock.Unlock()
	return scopeIndex(name)
}

// scopeHead is what a ScopeSpans message has beside its spans.
func scopeHead(scope string) []byte {
	name, rest, _ := strings.Cut(scope, "\x00")
	version, schema, _ := strings.Cut(rest, "\x00")
	inner := appendText(nil, 1<<3|2, text(name, 0))
	if version != "" {
		inner = appendText(inner, 2<<3|2, text(version, 0))
	}
	head := append(appendVarint([]byte{1<<3 | 2}, uint64(len(inner))), inner...)
	if schema != "" {
		head = appendText(head, 3<<3|2, text(schema, 0))
	}
	return head
}
