package otelts

import "strings"

// W3C Baggage, https://www.w3.org/TR/baggage/: what a request brings goes out
// again with every request made for it, byte for byte. The program has no API
// to change it.
const headerBaggage = "Baggage"

const (
	baggageBytes   = 8192
	baggageMembers = 180
)

// joinBaggage joins header lines. Members that are not valid and those beyond
// the limits are left out; the others stay as they are, with their properties.
func joinBaggage(values []string) string {
	all := values[0]
	if len(values) > 1 {
		all = strings.Join(values, ",")
	}
	all = strings.Trim(all, " \t,")
	if all == "" {
		return ""
	}
	if len(all) <= baggageBytes && cleanBaggage(all) {
		return strings.Clone(all) // not a view of the request's whole head
	}
	var b []byte
	n := 0
	eachBaggage(all, func(member string) bool {
		if !validMember(member) {
			return true
		}
		if n == baggageMembers || len(b)+1+len(member) > baggageBytes {
			return false
		}
		if n++; n > 1 {
			b = append(b, ',')
		}
		b = append(b, member...)
		return true
	})
	return string(b)
}

func cleanBaggage(all string) bool {
	n := 0
	clean := true
	eachBaggage(all, func(member string) bool {
		n++
		clean = n <= baggageMembers && validMember(member)
		return clean
	})
	return clean
}

// eachBaggage visits the members without the blanks around them.
func eachBaggage(all string, visit func(member string) bool) {
	for member := range strings.SplitSeq(all, ",") {
		if !visit(strings.Trim(member, " \t")) {
			return
		}
	}
}

// validMember is key = value and its properties, each a key or key = value.
func validMember(member string) bool {
	pair, properties, more := strings.Cut(member, ";")
	if !validPair(pair, true) {
		return false
	}
	for more {
		var property string
		property, properties, more = strings.Cut(properties, ";")
		if !validPair(property, false) {
			return false
		}
	}
	return true
}

func validPair(pair string, needsValue bool) bool {
	key, value, ok := strings.Cut(pair, "=")
	if !ok && needsValue || !isToken(strings.Trim(key, " \t")) {
		return false
	}
	value = strings.Trim(value, " \t")
	for i := range len(value) {
		if c := value[i]; c <= ' ' || c >= 0x7f || c == '"' || c == ',' || c == ';' || c == '\\' {
			return false
		}
		if value[i] == '%' && (i+2 >= len(value) || !isHexDigit(value[i+1]) || !isHexDigit(value[i+2])) {
			return false
		}
	}
	return true
}

// splitBaggage takes a valid member apart.
func splitBaggage(member string) (key, value, properties string) {
	pair, properties, _ := strings.Cut(member, ";")
	key, value, _ = strings.Cut(pair, "=")
	return strings.Trim(key, " \t"), strings.Trim(value, " \t"), properties
}

func isHexDigit(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}

// isToken is RFC 7230's token, the shape of header names and baggage's keys.
func isToken(v string) bool {
	for i := range len(v) {
		if c := v[i]; c <= ' ' || c >= 0x7f || strings.IndexByte(`"(),/:;<=>?@[\]{}`, c) >= 0 {
			return false
		}
	}
	return v != ""
}
