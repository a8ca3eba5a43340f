package otelts

import (
	"errors"
	"strconv"
	"strings"
)

// A subset of YAML 1.2, for configuration files and JSON: mappings and
// sequences, block and flow, plain and quoted scalars on one line, comments,
// one document. The rest is refused with its line, never read as something else.

type yamlKind uint8

const (
	yamlNull yamlKind = iota
	yamlScalar
	yamlMapping
	yamlSequence
)

type yamlNode struct {
	kind   yamlKind
	text   string // of a scalar
	quoted bool   // then it is a string, whatever it looks like
	keys   []string
	items  []*yamlNode // by keys, of a mapping
	line   int
}

// at follows keys through mappings; nil: it is not there, or null.
func (n *yamlNode) at(keys ...string) *yamlNode {
	for _, key := range keys {
		if n == nil || n.kind != yamlMapping {
			return nil
		}
		var next *yamlNode
		for i, k := range n.keys {
			if k == key {
				next = n.items[i]
			}
		}
		n = next
	}
	if n == nil || n.kind == yamlNull {
		return nil
	}
	return n
}

type yamlLine struct {
	number, indent int
	text           string // without blanks around it, never empty
}

type yamlParser struct {
	lines []yamlLine
	next  int
	depth int
}

const yamlDeepest = 64

// yamlError carries its line to parseYAML by panic.
type yamlError struct {
	line    int
	message string
}

func (p *yamlParser) fail(line int, message string) { panic(yamlError{line, message}) }

func parseYAML(source string) (root *yamlNode, err error) {
	defer func() {
		switch e := recover().(type) {
		case nil:
		case yamlError:
			root, err = nil, errors.New("line "+strconv.Itoa(e.line)+": "+e.message)
		default:
			panic(e)
		}
	}()
	p := &yamlParser{}
	p.split(strings.TrimPrefix(source, "\ufeff"))
	if len(p.lines) == 0 {
		return &yamlNode{line: 1}, nil
	}
	root = p.block(0)
	if p.next < len(p.lines) {
		p.fail(p.lines[p.next].number, "nothing is expected here; is the indentation right?")
	}
	return root, nil
}

func (p *yamlParser) split(source string) {
	documents := 0
	for i, line := range strings.Split(source, "\n") {
		content := strings.TrimRight(line, " \t\r")
		text := strings.TrimLeft(content, " ")
		switch {
		case text == "" || text[0] == '#' || strings.TrimLeft(text, "\t") == "":
			continue
		case text[0] == '\t':
			p.fail(i+1, "a tab cannot indent")
		case content == "---":
			if documents++; documents > 1 || len(p.lines) > 0 {
				p.fail(i+1, "a second document is not supported")
			}
			continue
		case content == "..." || strings.HasPrefix(content, "--- ") || content[0] == '%':
			p.fail(i+1, "directives and document markers are not supported")
		}
		p.lines = append(p.lines, yamlLine{i + 1, len(content) - len(text), text})
	}
}

func (p *yamlParser) deeper(line int) {
	if p.depth++; p.depth > yamlDeepest {
		p.fail(line, "nested too deep")
	}
}

// block reads what begins at the next line, which is indented by least or more.
func (p *yamlParser) block(least int) *yamlNode {
	line := p.lines[p.next]
	if line.indent < least {
		p.fail(line.number, "more indentation is expected")
	}
	p.deeper(line.number)
	defer func() { p.depth-- }()
	if isYAMLItem(line.text) {
		return p.blockSequence(line.indent)
	}
	if _, _, ok := p.key(line); ok {
		return p.blockMapping(line.indent)
	}
	p.next++
	return p.inline(line.text, line.number)
}

func isYAMLItem(text string) bool { return text == "-" || strings.HasPrefix(text, "- ") }

func (p *yamlParser) blockSequence(indent int) *yamlNode {
	n := &yamlNode{kind: yamlSequence, line: p.lines[p.next].number}
	for p.next < len(p.lines) {
		line := &p.lines[p.next]
		if line.indent != indent || !isYAMLItem(line.text) {
			p.mustEnd(line, indent)
			break
		}
		rest := strings.TrimLeft(line.text[1:], " ")
		if rest == "" || rest[0] == '#' {
			n.items = append(n.items, p.below(line.number, indent, false))
			continue
		}
		// What stands behind the hyphen is a block of its own, further in.
		line.indent += len(line.text) - len(rest)
		line.text = rest
		n.items = append(n.items, p.block(line.indent))
	}
	return n
}

func (p *yamlParser) blockMapping(indent int) *yamlNode {
	n := &yamlNode{kind: yamlMapping, line: p.lines[p.next].number}
	for p.next < len(p.lines) {
		line := &p.lines[p.next]
		if line.indent != indent || isYAMLItem(line.text) {
			p.mustEnd(line, indent)
			break
		}
		key, rest, ok := p.key(*line)
		if !ok {
			p.fail(line.number, "a key and a colon are expected")
		}
		p.put(n, key, line.number)
		if rest == "" || rest[0] == '#' {
			n.items = append(n.items, p.below(line.number, indent, true))
			continue
		}
		p.next++
		n.items = append(n.items, p.inline(rest, line.number))
	}
	return n
}

func (p *yamlParser) mustEnd(line *yamlLine, indent int) {
	if line.indent > indent {
		p.fail(line.number, "less indentation is expected")
	}
}

func (p *yamlParser) put(n *yamlNode, key string, line int) {
	for _, k := range n.keys {
		if k == key {
			p.fail(line, "the key is there twice")
		}
	}
	n.keys = append(n.keys, key)
}

// below is the value that the lines after a key or a hyphen hold. A sequence
// need not be indented below its key.
func (p *yamlParser) below(line, indent int, ofKey bool) *yamlNode {
	p.next++
	if p.next < len(p.lines) {
		following := p.lines[p.next]
		if following.indent > indent || ofKey && following.indent == indent && isYAMLItem(following.text) {
			return p.block(following.indent)
		}
	}
	return &yamlNode{line: line}
}

// key splits `key: rest`.
func (p *yamlParser) key(line yamlLine) (key, rest string, ok bool) {
	text := line.text
	if text[0] == '"' || text[0] == '\'' {
		key, rest = p.quotedScalar(text, line.number)
		rest = strings.TrimLeft(rest, " ")
		if rest == "" || rest[0] != ':' {
			return "", "", false
		}
		rest = rest[1:]
	} else {
		if text[0] == '[' || text[0] == '{' {
			return "", "", false
		}
		end := plainEnd(text, false)
		if end == len(text) || text[end] != ':' {
			return "", "", false
		}
		key, rest = strings.TrimRight(text[:end], " \t"), text[end+1:]
		p.refuse(key, line.number)
	}
	if rest != "" && rest[0] != ' ' && rest[0] != '\t' {
		return "", "", false
	}
	return key, strings.TrimLeft(rest, " \t"), true
}

// plainEnd is where a plain scalar stops: at ": ", at " #", in a flow
// collection also at its punctuation.
func plainEnd(text string, flow bool) int {
	for i := range len(text) {
		switch c := text[i]; {
		case c == ':' && (i+1 == len(text) || text[i+1] == ' ' || text[i+1] == '\t' || flow && strings.IndexByte(",[]{}", text[i+1]) >= 0):
			return i
		case c == '#' && i > 0 && (text[i-1] == ' ' || text[i-1] == '\t'):
			return i
		case flow && (c == ',' || c == '[' || c == ']' || c == '{' || c == '}'):
			return i
		}
	}
	return len(text)
}

// refuse names what a plain scalar cannot begin with.
func (p *yamlParser) refuse(text string, line int) {
	if text == "" {
		return
	}
	switch text[0] {
	case '&', '*':
		p.fail(line, "anchors and aliases are not supported")
	case '!':
		p.fail(line, "tags are not supported")
	case '|', '>':
		p.fail(line, "block scalars are not supported; put the text into quotes")
	case '?':
		if len(text) == 1 || text[1] == ' ' {
			p.fail(line, "keys of more than one line are not supported")
		}
	case '-', ':':
		if len(text) > 1 && text[1] == ' ' {
			p.fail(line, "a text that begins with "+text[:2]+"must be in quotes")
		}
	case '@', '`', '%', ',', ']', '}', '#':
		p.fail(line, "a text that begins with "+text[:1]+" must be in quotes")
	}
	if text == "<<" {
		p.fail(line, "merge keys are not supported")
	}
}
