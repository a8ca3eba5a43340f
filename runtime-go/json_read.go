package otelts

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// jsonScalarAt finds the text, number or word at a path of object keys. It is
// for short texts: what is no JSON has nothing anywhere.
func jsonScalarAt(b []byte, path ...string) (v string, ok bool) {
	r := jsonReader{rest: b}
	for depth := 0; ; depth++ {
		if depth == len(path) {
			return r.scalar()
		}
		if !r.member(path[depth]) {
			return "", false
		}
	}
}

type jsonReader struct{ rest []byte }

// next skips white space and gives the character that follows, 0 at the end.
func (r *jsonReader) next() byte {
	for len(r.rest) > 0 {
		switch c := r.rest[0]; c {
		case ' ', '\t', '\r', '\n':
			r.rest = r.rest[1:]
		default:
			return c
		}
	}
	return 0
}

func (r *jsonReader) take(c byte) bool {
	if r.next() != c {
		return false
	}
	r.rest = r.rest[1:]
	return true
}

// member goes to the value of that key in the object that begins here.
func (r *jsonReader) member(key string) bool {
	if !r.take('{') {
		return false
	}
	for r.next() == '"' {
		name, ok := r.text()
		if !ok || !r.take(':') {
			return false
		}
		if name == key {
			return true
		}
		if !r.skip() || !r.take(',') {
			return false
		}
	}
	return false
}

func (r *jsonReader) scalar() (string, bool) {
	c := r.next()
	if c == '"' {
		return r.text()
	}
	if c == 0 || c == '{' || c == '[' {
		return "", false
	}
	i := 0
	for i < len(r.rest) {
		if c := r.rest[i]; c <= ' ' || c == ',' || c == '}' || c == ']' {
			break
		}
		i++
	}
	v := string(r.rest[:i])
	r.rest = r.rest[i:]
	return v, i > 0 && v != "null"
}

// skip passes one value of any kind.
func (r *jsonReader) skip() bool {
	for depth := 0; ; {
		switch c := r.next(); c {
		case 0:
			return false
		case '{', '[':
			depth++
			r.rest = r.rest[1:]
			continue
		case '}', ']':
			depth--
			r.rest = r.rest[1:]
		case ',', ':':
			if depth == 0 {
				return false
			}
			r.rest = r.rest[1:]
			continue
		case '"':
			if _, ok := r.text(); !ok {
				return false
			}
		default:
			before := len(r.rest)
			if r.scalar(); len(r.rest) == before {
				return false
			}
		}
		if depth <= 0 {
			return depth == 0
		}
	}
}

func (r *jsonReader) text() (string, bool) {
	var b []byte
	for i := 1; i < len(r.rest); i++ {
		switch c := r.rest[i]; c {
		case '"':
			r.rest = r.rest[i+1:]
			return string(b), true
		case '\\':
			if i++; i >= len(r.rest) {
				return "", false
			}
			switch c := r.rest[i]; c {
			case 'u':
				u, ok := hexUnit(r.rest[i+1:])
				if !ok {
					return "", false
				}
				i += 4
				if utf16.IsSurrogate(u) && i+2 < len(r.rest) && r.rest[i+1] == '\\' && r.rest[i+2] == 'u' {
					if low, ok := hexUnit(r.rest[i+3:]); ok {
						u = utf16.DecodeRune(u, low)
						i += 6
					}
				}
				b = utf8.AppendRune(b, u)
			case 'b', 'f', 'n', 'r', 't':
				b = append(b, "\b\f\n\r\t"[strings.IndexByte("bfnrt", c)])
			default:
				b = append(b, c)
			}
		default:
			b = append(b, c)
		}
	}
	return "", false
}

func hexUnit(b []byte) (rune, bool) {
	if len(b) < 4 {
		return 0, false
	}
	u, err := strconv.ParseUint(string(b[:4]), 16, 16)
	return rune(u), err == nil
}
