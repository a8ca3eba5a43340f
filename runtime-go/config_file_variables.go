package otelts

import (
	"errors"
	"strconv"
	"strings"
)

// substitute puts variables into the scalars below n, in the notation of
// https://opentelemetry.io/docs/specs/otel/configuration/data-model/#environment-variable-substitution.
// What a variable holds is a scalar, whatever it looks like; keys stay.
func (n *yamlNode) substitute(getenv func(string) string) error {
	for _, item := range n.items {
		if err := item.substitute(getenv); err != nil {
			return err
		}
	}
	if n.kind != yamlScalar || strings.IndexByte(n.text, '$') < 0 {
		return nil
	}
	var b strings.Builder
	rest := n.text
	for {
		before, after, found := strings.Cut(rest, "$")
		b.WriteString(before)
		if !found {
			break
		}
		switch {
		case strings.HasPrefix(after, "$"):
			b.WriteByte('$')
			rest = after[1:]
		case strings.HasPrefix(after, "{"):
			reference, behind, closed := strings.Cut(after[1:], "}")
			value, ok := resolveReference(reference, getenv)
			if !closed || !ok {
				return errors.New("line " + strconv.Itoa(n.line) + ": a reference to a variable is not ${NAME} or ${NAME:-default}")
			}
			b.WriteString(value)
			rest = behind
		default:
			b.WriteByte('$')
			rest = after
		}
	}
	n.text = b.String()
	if !n.quoted && (n.text == "" || n.text == "~" || strings.EqualFold(n.text, "null")) {
		n.kind, n.text = yamlNull, ""
	}
	return nil
}

func resolveReference(reference string, getenv func(string) string) (value string, ok bool) {
	name, standard, _ := strings.Cut(strings.TrimPrefix(reference, "env:"), ":-")
	if name == "" || '0' <= name[0] && name[0] <= '9' {
		return "", false
	}
	for i := range len(name) {
		if c := name[i]; c != '_' && !('0' <= c && c <= '9') && !('a' <= c|0x20 && c|0x20 <= 'z') {
			return "", false
		}
	}
	if value = getenv(name); value == "" {
		value = standard
	}
	return value, true
}
