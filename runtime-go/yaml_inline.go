package otelts

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// inline reads a value that begins on its key's line.
func (p *yamlParser) inline(text string, line int) *yamlNode {
	f := &yamlFlow{parser: p, rest: text, line: line}
	var n *yamlNode
	switch text[0] {
	case '[', '{':
		n = f.value()
	case '"', '\'':
		n = &yamlNode{kind: yamlScalar, quoted: true, line: line}
		n.text, f.rest = p.quotedScalar(text, line)
	default:
		end := plainEnd(text, false)
		if end < len(text) && text[end] == ':' {
			p.fail(line, "a text with a colon and a blank must be in quotes")
		}
		return p.plainScalar(text[:end], line)
	}
	if rest := strings.TrimLeft(f.rest, " \t"); rest != "" && (rest[0] != '#' || rest == f.rest) {
		p.fail(f.line, "nothing is expected behind the value")
	}
	return n
}

func (p *yamlParser) plainScalar(text string, line int) *yamlNode {
	text = strings.TrimRight(text, " \t")
	p.refuse(text, line)
	switch text {
	case "", "~", "null", "Null", "NULL":
		return &yamlNode{line: line}
	}
	return &yamlNode{kind: yamlScalar, text: text, line: line}
}

// yamlFlow reads flow collections, which may go on over lines.
type yamlFlow struct {
	parser *yamlParser
	rest   string
	line   int
}

// peek is the next character that counts; it goes on to further lines.
func (f *yamlFlow) peek() byte {
	for {
		trimmed := strings.TrimLeft(f.rest, " \t")
		if trimmed != "" && (trimmed[0] != '#' || trimmed == f.rest) {
			f.rest = trimmed
			return trimmed[0]
		}
		p := f.parser
		if p.next >= len(p.lines) {
			p.fail(f.line, "a bracket is not closed")
		}
		f.rest, f.line = p.lines[p.next].text, p.lines[p.next].number
		p.next++
	}
}

func (f *yamlFlow) value() *yamlNode {
	p := f.parser
	p.deeper(f.line)
	defer func() { p.depth-- }()
	switch f.peek() {
	case '[':
		return f.sequence()
	case '{':
		return f.mapping()
	case '"', '\'':
		n := &yamlNode{kind: yamlScalar, quoted: true, line: f.line}
		n.text, f.rest = p.quotedScalar(f.rest, f.line)
		return n
	}
	end := plainEnd(f.rest, true)
	if end == 0 {
		p.fail(f.line, "a value is expected")
	}
	n := p.plainScalar(f.rest[:end], f.line)
	f.rest = f.rest[end:]
	return n
}

func (f *yamlFlow) sequence() *yamlNode {
	n := &yamlNode{kind: yamlSequence, line: f.line}
	f.rest = f.rest[1:]
	for f.peek() != ']' {
		item := f.value()
		if f.peek() == ':' { // a mapping of one key needs no braces there
			pair := &yamlNode{kind: yamlMapping, line: item.line}
			f.pair(pair, item, ']')
			item = pair
		}
		n.items = append(n.items, item)
		f.comma(']')
	}
	f.rest = f.rest[1:]
	return n
}

func (f *yamlFlow) mapping() *yamlNode {
	n := &yamlNode{kind: yamlMapping, line: f.line}
	f.rest = f.rest[1:]
	for f.peek() != '}' {
		f.pair(n, f.value(), '}')
		f.comma('}')
	}
	f.rest = f.rest[1:]
	return n
}

// pair puts key and what stands behind its colon into n.
func (f *yamlFlow) pair(n, key *yamlNode, end byte) {
	p := f.parser
	if key.kind != yamlScalar {
		p.fail(key.line, "a key is expected")
	}
	p.put(n, key.text, key.line)
	if f.peek() != ':' {
		p.fail(f.line, "a colon is expected")
	}
	f.rest = f.rest[1:]
	if c := f.peek(); c == ',' || c == end {
		n.items = append(n.items, &yamlNode{line: f.line})
	} else {
		n.items = append(n.items, f.value())
	}
}

func (f *yamlFlow) comma(end byte) {
	switch f.peek() {
	case end:
	case ',':
		f.rest = f.rest[1:]
	default:
		f.parser.fail(f.line, "a comma or "+string(end)+" is expected")
	}
}

// quotedScalar reads '…' or "…" off text.
func (p *yamlParser) quotedScalar(text string, line int) (value, rest string) {
	quote := text[0]
	var b []byte
	for i := 1; i < len(text); i++ {
		switch c := text[i]; {
		case c == quote && quote == '\'' && i+1 < len(text) && text[i+1] == '\'':
			b = append(b, '\'')
			i++
		case c == quote:
			return string(b), text[i+1:]
		case c == '\\' && quote == '"':
			var used int
			b, used = p.escape(b, text[i+1:], line)
			i += used
		default:
			b = append(b, c)
		}
	}
	p.fail(line, "a quote is not closed on its line")
	return "", ""
}

// escape appends what stands behind a backslash and returns how long that is.
func (p *yamlParser) escape(b []byte, text string, line int) ([]byte, int) {
	const plain, means = `abtnvfre"/\ 0`, "\a\b\t\n\v\f\r\x1b\"/\\ \x00"
	if text == "" {
		p.fail(line, "a quote is not closed on its line")
	}
	if i := strings.IndexByte(plain, text[0]); i >= 0 {
		return append(b, means[i]), 1
	}
	digits := map[byte]int{'x': 2, 'u': 4, 'U': 8}[text[0]]
	if digits == 0 || len(text) <= digits {
		p.fail(line, "the escape is not known")
	}
	v, err := strconv.ParseUint(text[1:1+digits], 16, 32)
	if err != nil {
		p.fail(line, "the escape is not known")
	}
	used := 1 + digits
	// JSON writes what is beyond 16 bits as two.
	if v >= 0xd800 && v < 0xdc00 && len(text) >= used+6 && text[used:used+2] == `\u` {
		if low, err := strconv.ParseUint(text[used+2:used+6], 16, 32); err == nil && low >= 0xdc00 && low < 0xe000 {
			return utf8.AppendRune(b, rune(0x10000+(v-0xd800)<<10+(low-0xdc00))), used + 6
		}
	}
	return utf8.AppendRune(b, rune(v)), used
}
