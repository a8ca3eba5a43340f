package otelts

import (
	"net/url"
	"strings"
)

const redacted = "REDACTED"

// urlFull is u without credentials: user info, and the query values that the
// semantic conventions for url.full list.
func urlFull(u *url.URL) string {
	if u == nil {
		return ""
	}
	query := urlQuery(u.RawQuery)
	if u.User == nil && query == u.RawQuery {
		return u.String()
	}
	safe := *u
	safe.RawQuery = query
	if safe.User != nil {
		safe.User = url.UserPassword(redacted, redacted)
	}
	return safe.String()
}

// urlQuery returns query itself where nothing is to be hidden.
func urlQuery(query string) string {
	for at := 0; at < len(query); {
		stop := at + pairLength(query[at:])
		if _, secret := secretPair(query[at:stop]); secret {
			return redactQuery(query, at)
		}
		at = stop + 1
	}
	return query
}

func redactQuery(query string, at int) string {
	b := make([]byte, 0, len(query)+len(redacted))
	b = append(b, query[:at]...)
	for {
		stop := at + pairLength(query[at:])
		if valueStart, secret := secretPair(query[at:stop]); secret {
			b = append(append(b, query[at:at+valueStart]...), redacted...)
		} else {
			b = append(b, query[at:stop]...)
		}
		if stop >= len(query) {
			return string(b)
		}
		b = append(b, '&')
		at = stop + 1
	}
}

func pairLength(query string) int {
	if i := strings.IndexByte(query, '&'); i >= 0 {
		return i
	}
	return len(query)
}

// secretPair reports whether a pair has a value that must not be seen, and
// where it begins.
func secretPair(pair string) (valueStart int, secret bool) {
	i := strings.IndexByte(pair, '=')
	if i < 0 || i+1 == len(pair) {
		return 0, false
	}
	key := pair[:i]
	if strings.IndexByte(key, '%') >= 0 {
		if plain, err := url.QueryUnescape(key); err == nil {
			key = plain
		}
	}
	switch key {
	case "AWSAccessKeyId", "Signature", "sig", "X-Goog-Signature":
		return i + 1, true
	}
	return 0, false
}
