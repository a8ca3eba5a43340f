package otelts

import "strings"

// A tokenizer for the SQL of several databases at once, and on top of it the
// summary, the operation and the text without literals. Where dialects differ
// about what is a literal, more is hidden rather than less.

type tokenKind uint8

const (
	tokenEnd         tokenKind = iota
	tokenWord                  // keyword or identifier
	tokenQuoted                // "x", `x`, [x]
	tokenLiteral               // string or number
	tokenPunctuation           // one character
	tokenRest                  // from here on the dialect decides: hide all
	tokenComment               // what only some dialects take for one
)

type sqlTokens struct {
	query     string
	at        int
	start     int // of the current token
	backticks bool
}

func (t *sqlTokens) text() string { return t.query[t.start:t.at] }

func (t *sqlTokens) next() tokenKind {
	q := t.query
	for t.at < len(q) {
		c := q[t.at]
		switch {
		case c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v':
			t.at++
			continue
		case strings.HasPrefix(q[t.at:], "--"):
			t.start = t.at + 2
			t.skipLine()
			if t.start < t.at && q[t.start] > ' ' {
				return tokenComment // for MySQL it is a double minus
			}
			continue
		case c == '#' && t.backticks:
			t.skipLine()
			continue
		case strings.HasPrefix(q[t.at:], "/*!"):
			t.at += 3 // MySQL runs what is in there
			continue
		case strings.HasPrefix(q[t.at:], "/*"):
			t.start = t.at
			if !t.skipComment() {
				return tokenRest
			}
			continue
		}
		t.start = t.at
		return t.token(c)
	}
	t.start = t.at
	return tokenEnd
}

func (t *sqlTokens) skipLine() {
	if i := strings.IndexByte(t.query[t.at:], '\n'); i >= 0 {
		t.at += i
	} else {
		t.at = len(t.query)
	}
}

// skipComment: PostgreSQL nests comments, others do not, so it reports false
// for a nested opening: where such a comment ends nobody can tell.
func (t *sqlTokens) skipComment() bool {
	stop := strings.Index(t.query[t.at+2:], "*/")
	if stop < 0 {
		t.at = len(t.query)
		return true
	}
	if strings.Contains(t.query[t.at+2:t.at+2+stop], "/*") {
		t.at = len(t.query)
		return false
	}
	t.at += stop + 4
	return true
}

func (t *sqlTokens) token(c byte) tokenKind {
	q := t.query
	switch {
	case c == '\'':
		return t.stringLiteral(false)
	case c == '"' || c == '`':
		return t.quoted(c)
	case c == '[' && t.bracketIsIdentifier():
		i := strings.IndexByte(q[t.at:], ']')
		t.at += i + 1
		return tokenQuoted
	case c == '$':
		return t.dollar()
	case isDigit(c) || c == '.' && t.at+1 < len(q) && isDigit(q[t.at+1]):
		return t.number()
	case isWordByte(c):
		return t.word()
	case (c == ':' || c == '@') && t.at+1 < len(q) && isWordByte(q[t.at+1]):
		// A named parameter, which is no literal.
		t.at++
		for t.at < len(q) && isWordByte(q[t.at]) {
			t.at++
		}
		return tokenPunctuation
	}
	t.at++
	return tokenPunctuation
}

func isWordByte(c byte) bool {
	return isLetter(c) || isDigit(c) || c == '_' || c >= 0x80
}

// stringLiteral: a doubled quote stays inside. A backslash before a quote ends
// the literal in one dialect and not in another, so unless it is PostgreSQL's
// E'…', nothing behind it is trusted.
func (t *sqlTokens) stringLiteral(escapes bool) tokenKind {
	q := t.query
	for t.at++; t.at < len(q); t.at++ {
		switch q[t.at] {
		case '\\':
			if escapes {
				t.at++
			} else if t.at+1 < len(q) && q[t.at+1] == '\'' {
				t.at = len(q)
				return tokenRest
			} else if t.at+1 < len(q) && q[t.at+1] == '\\' {
				t.at++ // both readings go on behind the pair
			}
		case '\'':
			if t.at+1 < len(q) && q[t.at+1] == '\'' {
				t.at++
				continue
			}
			t.at++
			return tokenLiteral
		}
	}
	t.at = len(q)
	return tokenLiteral
}

func (t *sqlTokens) quoted(quote byte) tokenKind {
	q := t.query
	for t.at++; t.at < len(q); t.at++ {
		if q[t.at] == '\\' && quote == '"' && t.at+1 < len(q) && q[t.at+1] == '"' {
			t.at = len(q)
			return tokenRest
		}
		if q[t.at] == quote {
			if t.at+1 < len(q) && q[t.at+1] == quote {
				t.at++
				continue
			}
			t.at++
			return tokenQuoted
		}
	}
	return tokenRest
}

// bracketIsIdentifier tells SQL Server's [name] from PostgreSQL's a[1].
func (t *sqlTokens) bracketIsIdentifier() bool {
	q := t.query
	if t.at+1 >= len(q) || !isLetter(q[t.at+1]) && q[t.at+1] != '_' {
		return false
	}
	if t.at > 0 && (isWordByte(q[t.at-1]) || q[t.at-1] == ']' || q[t.at-1] == ')') {
		return false
	}
	stop := strings.IndexByte(q[t.at:], ']')
	return stop > 0 && strings.IndexAny(q[t.at:t.at+stop], "'\",") < 0
}

// dollar is a parameter $1 or a PostgreSQL string $tag$…$tag$.
func (t *sqlTokens) dollar() tokenKind {
	q := t.query
	i := t.at + 1
	for i < len(q) && isWordByte(q[i]) {
		i++
	}
	if i < len(q) && q[i] == '$' && !(t.at+1 < len(q) && isDigit(q[t.at+1])) {
		tag := q[t.at : i+1]
		if stop := strings.Index(q[i+1:], tag); stop >= 0 {
			t.at = i + 1 + stop + len(tag)
			return tokenLiteral
		}
		t.at = len(q)
		return tokenRest
	}
	t.at = i
	return tokenPunctuation
}

func (t *sqlTokens) number() tokenKind {
	q := t.query
	for t.at < len(q) {
		c := q[t.at]
		if isWordByte(c) || c == '.' {
			t.at++
		} else if (c == '+' || c == '-') && q[t.at-1]|0x20 == 'e' && !strings.HasPrefix(q[t.start:], "0x") && !strings.HasPrefix(q[t.start:], "0X") {
			t.at++
		} else {
			break
		}
	}
	return tokenLiteral
}

func (t *sqlTokens) word() tokenKind {
	q := t.query
	for t.at < len(q) && (isWordByte(q[t.at]) || q[t.at] == '$') {
		t.at++
	}
	// A prefixed string: E'', N'', B'', X'', U&'', _utf8'' .
	if t.at < len(q) && q[t.at] == '\'' {
		switch word := t.text(); {
		case strings.EqualFold(word, "e"):
			return t.stringLiteral(true)
		case len(word) == 1 || word[0] == '_':
			return t.stringLiteral(false)
		}
	}
	if t.at+1 < len(q) && q[t.at] == '&' && q[t.at+1] == '\'' && strings.EqualFold(t.text(), "u") {
		t.at++
		return t.stringLiteral(false)
	}
	return tokenWord
}

// sqlParser walks the tokens once.
type sqlParser struct {
	tokens  sqlTokens
	out     []byte // the text without literals, once one was found
	copied  int    // how much of the query is in out
	summary []byte
	full    bool

	operation string
	depth     int
	lists     []sqlList // the open parentheses
	values    bool      // VALUES was seen
	with      bool      // the statement begins with WITH
	previous  string    // the previous token, upper case if a word
}

// sqlList is an open parenthesis: does it hold values, or a statement?
type sqlList struct{ values, statement bool }

const longestSummary = 255

func parseSQL(query string) *sqlFacts {
	p := &sqlParser{tokens: sqlTokens{query: query, backticks: strings.IndexByte(query, '`') >= 0}}
	p.run()
	text := query
	if p.out != nil {
		p.out = append(p.out, query[p.copied:]...)
		text = string(p.out)
	}
	return &sqlFacts{query: query, summary: string(p.summary), operation: p.operation, text: text}
}

// expectation is what kind of name the next word would be.
type expectation uint8

const (
	nothing    expectation = iota
	table                  // a table or a parenthesis
	tableList              // after a table of FROM: a comma brings another one
	objectKind             // after CREATE, DROP, ALTER, TRUNCATE
	objectName
)

func (p *sqlParser) run() {
	t := &p.tokens
	expect := nothing
	fromDepth := -1
	for {
		kind := t.next()
		switch kind {
		case tokenEnd:
			return
		case tokenRest:
			p.hide(t.start, len(t.query))
			return
		case tokenComment:
			p.hide(t.start, t.at)
			continue
		case tokenLiteral:
			p.hide(t.start, t.at)
			expect = after(expect)
			p.previous = "?"
			continue
		case tokenQuoted:
			if t.query[t.start] == '"' && p.quotedIsLiteral() {
				p.hide(t.start, t.at)
				expect = after(expect)
				p.previous = "?"
				continue
			}
			if expect == table || expect == objectName {
				p.target()
				expect = afterName(expect)
			}
			p.previous = "\""
			continue
		case tokenPunctuation:
			c := t.query[t.start]
			switch c {
			case '(':
				p.depth++
				values := p.previous == "IN" || p.previous == "VALUES" || p.previous == "VALUE"
				if p.previous == "," && len(p.lists) == 0 {
					values = p.values // another row
				}
				p.lists = append(p.lists, sqlList{values: values})
				if expect == table {
					expect = nothing // a subquery says what it reads itself
				}
			case ')':
				p.depth--
				if n := len(p.lists); n > 0 {
					p.lists = p.lists[:n-1]
				}
				if fromDepth > p.depth {
					expect, fromDepth = nothing, -1
				}
			case ',':
				if expect == tableList && fromDepth == p.depth {
					expect = table
				}
			case ';':
				expect, fromDepth, p.with, p.values = nothing, -1, false, false
			}
			p.previous = t.query[t.start : t.start+1]
			continue
		}

		word := t.text()
		if expect == table || expect == objectName {
			if p.skipped(word, expect) {
				p.previous = ""
				continue
			}
			if !strings.EqualFold(word, "SELECT") && !strings.EqualFold(word, "VALUES") {
				p.target()
				expect = afterName(expect)
				p.previous = "\""
				continue
			}
			expect = nothing
		}
		upper := keyword(word)
		switch upper {
		case "SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "WITH":
			if n := len(p.lists); n > 0 {
				p.lists[n-1].statement = true
			}
		case "VALUES", "VALUE":
			p.values = true
		}
		switch upper {
		case "SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "REPLACE":
			if p.verb(upper) {
				expect = nothing
				if upper == "UPDATE" {
					expect = table
				}
			}
		case "FROM", "JOIN", "INTO", "USING":
			if p.summary == nil || p.previous == "DISTINCT" { // IS DISTINCT FROM
				break
			}
			if upper == "USING" && p.operation != "DELETE" && p.operation != "MERGE" {
				break // JOIN … USING (column)
			}
			if upper == "FROM" && p.inFunction() {
				break // EXTRACT(x FROM y), TRIM(BOTH FROM z)
			}
			expect = table
			fromDepth = p.depth
		case "CREATE", "DROP", "ALTER", "TRUNCATE":
			if p.summary == nil {
				p.setOperation(upper)
				expect = objectKind
			}
		case "CALL", "EXEC", "EXECUTE":
			if p.summary == nil {
				p.setOperation(upper)
				expect = objectName
			}
		case "WITH":
			if p.summary == nil {
				p.with = true
			}
		case "WHERE", "SET", "ON", "GROUP", "ORDER", "LIMIT", "HAVING", "RETURNING", "VALUES", "UNION", "EXCEPT", "INTERSECT", "WINDOW":
			if p.summary == nil && upper == "SET" {
				p.setOperation(upper)
			}
			expect = nothing
		default:
			switch {
			case expect == objectKind:
				if upper == "TABLE" || upper == "INDEX" || upper == "VIEW" || upper == "DATABASE" || upper == "SCHEMA" ||
					upper == "SEQUENCE" || upper == "FUNCTION" || upper == "PROCEDURE" || upper == "TRIGGER" || upper == "TYPE" ||
					upper == "USER" || upper == "ROLE" || upper == "EXTENSION" {
					p.add(upper)
					expect = objectName
					if upper == "USER" || upper == "ROLE" || upper == "EXTENSION" {
						expect = nothing
					}
				} else if p.operation == "TRUNCATE" {
					p.target()
					expect = nothing
				}
			case p.summary == nil && !p.with && p.depth == 0:
				p.setOperation(strings.ToUpper(word)) // BEGIN, COMMIT, PRAGMA, SHOW, …
			}
		}
		p.previous = upper
		if upper == "" {
			p.previous = "x"
		}
	}
}

// after says what a literal leaves of an expectation.
func after(e expectation) expectation {
	if e == tableList {
		return e
	}
	return nothing
}

func afterName(e expectation) expectation {
	if e == table {
		return tableList
	}
	return nothing
}

// verb adds a statement's or subquery's operation; false where the word is
// something else: FOR UPDATE, ON DELETE, REPLACE(…), OR REPLACE.
func (p *sqlParser) verb(upper string) bool {
	switch p.previous {
	case "FOR", "ON", "DO", "KEY", "OR", "THEN", ".", "AS":
		if upper != "SELECT" && !(p.previous == "AS" && p.with) {
			return false
		}
	}
	if upper == "REPLACE" && p.summary != nil {
		return false
	}
	if p.operation == "" && (p.depth == 0 || !p.with) {
		p.operation = upper // below WITH the first one outside of parentheses
	}
	p.add(upper)
	return true
}

func (p *sqlParser) setOperation(upper string) {
	if p.operation == "" {
		p.operation = upper
	}
	p.add(upper)
}

// add appends one word to the summary, never a part of one.
func (p *sqlParser) add(word string) {
	if p.full || len(p.summary)+1+len(word) > longestSummary {
		p.full = true
		return
	}
	if len(p.summary) > 0 {
		p.summary = append(p.summary, ' ')
	}
	p.summary = append(p.summary, word...)
}

// target adds the name that begins with the current token, its parts joined by
// dots and without quotes.
func (p *sqlParser) target() {
	t := &p.tokens
	name := unquote(t.text())
	for t.at+1 < len(t.query) && t.query[t.at] == '.' && (isWordByte(t.query[t.at+1]) || strings.IndexByte("\"`[", t.query[t.at+1]) >= 0) {
		t.at++
		before := t.at
		if kind := t.next(); kind != tokenWord && kind != tokenQuoted {
			t.at = before
			break
		}
		name += "." + unquote(t.text())
	}
	// A table function's name would be one too, but not a collection.
	p.add(name)
}

func unquote(name string) string {
	if n := len(name); n >= 2 && (name[0] == '"' || name[0] == '`' || name[0] == '[') {
		return name[1 : n-1]
	}
	return name
}

// skipped: words that may stand between the keyword and the name.
func (p *sqlParser) skipped(word string, expect expectation) bool {
	switch keyword(word) {
	case "ONLY", "LATERAL", "IF", "NOT", "EXISTS", "TABLE", "CONCURRENTLY", "IGNORE", "LOW_PRIORITY", "OVERWRITE":
		return true
	case "OR": // UPDATE OR IGNORE t
		return p.operation == "UPDATE"
	case "ROLLBACK", "ABORT", "REPLACE", "FAIL":
		return p.operation == "UPDATE"
	}
	return expect == objectName && strings.EqualFold(word, "IN")
}

// inFunction: is the innermost parenthesis one without a statement in it?
func (p *sqlParser) inFunction() bool {
	n := len(p.lists)
	return n > 0 && !p.lists[n-1].statement
}

// quotedIsLiteral: "x" is a name, but MySQL and SQLite also take it for a
// string. It is hidden where a value stands, and everywhere in a text with
// backticks, which only those two use for names.
func (p *sqlParser) quotedIsLiteral() bool {
	if p.tokens.backticks {
		return true
	}
	t := &p.tokens
	if t.at < len(t.query) && t.query[t.at] == '.' {
		return false
	}
	switch p.previous {
	case "=", "<", ">", "LIKE", "ILIKE", "REGEXP", "BETWEEN", "~", "!", "|":
		return true
	}
	for _, list := range p.lists {
		if list.values {
			return true
		}
	}
	return false
}

func (p *sqlParser) hide(from, to int) {
	q := p.tokens.query
	p.out = append(p.out, q[p.copied:from]...)
	p.out = append(p.out, '?')
	p.copied = to
}

// keyword returns the upper-case form of the words that matter here, without
// allocating; "" for all others.
func keyword(word string) string {
	if len(word) > 12 {
		return ""
	}
	var b [12]byte
	for i := range len(word) {
		c := word[i]
		if c >= 'a' && c <= 'z' {
			c -= 'a' - 'A'
		}
		b[i] = c
	}
	switch string(b[:len(word)]) {
	case "SELECT":
		return "SELECT"
	case "INSERT":
		return "INSERT"
	case "UPDATE":
		return "UPDATE"
	case "DELETE":
		return "DELETE"
	case "MERGE":
		return "MERGE"
	case "REPLACE":
		return "REPLACE"
	case "FROM":
		return "FROM"
	case "JOIN":
		return "JOIN"
	case "INTO":
		return "INTO"
	case "USING":
		return "USING"
	case "CREATE":
		return "CREATE"
	case "DROP":
		return "DROP"
	case "ALTER":
		return "ALTER"
	case "TRUNCATE":
		return "TRUNCATE"
	case "CALL":
		return "CALL"
	case "EXEC":
		return "EXEC"
	case "EXECUTE":
		return "EXECUTE"
	case "WITH":
		return "WITH"
	case "WHERE":
		return "WHERE"
	case "SET":
		return "SET"
	case "ON":
		return "ON"
	case "GROUP":
		return "GROUP"
	case "ORDER":
		return "ORDER"
	case "LIMIT":
		return "LIMIT"
	case "HAVING":
		return "HAVING"
	case "RETURNING":
		return "RETURNING"
	case "VALUES":
		return "VALUES"
	case "VALUE":
		return "VALUE"
	case "UNION":
		return "UNION"
	case "EXCEPT":
		return "EXCEPT"
	case "INTERSECT":
		return "INTERSECT"
	case "WINDOW":
		return "WINDOW"
	case "TABLE":
		return "TABLE"
	case "INDEX":
		return "INDEX"
	case "VIEW":
		return "VIEW"
	case "DATABASE":
		return "DATABASE"
	case "SCHEMA":
		return "SCHEMA"
	case "SEQUENCE":
		return "SEQUENCE"
	case "FUNCTION":
		return "FUNCTION"
	case "PROCEDURE":
		return "PROCEDURE"
	case "TRIGGER":
		return "TRIGGER"
	case "TYPE":
		return "TYPE"
	case "USER":
		return "USER"
	case "ROLE":
		return "ROLE"
	case "EXTENSION":
		return "EXTENSION"
	case "ONLY":
		return "ONLY"
	case "LATERAL":
		return "LATERAL"
	case "IF":
		return "IF"
	case "NOT":
		return "NOT"
	case "EXISTS":
		return "EXISTS"
	case "CONCURRENTLY":
		return "CONCURRENTLY"
	case "IGNORE":
		return "IGNORE"
	case "LOW_PRIORITY":
		return "LOW_PRIORITY"
	case "OVERWRITE":
		return "OVERWRITE"
	case "OR":
		return "OR"
	case "ROLLBACK":
		return "ROLLBACK"
	case "ABORT":
		return "ABORT"
	case "FAIL":
		return "FAIL"
	case "IN":
		return "IN"
	case "FOR":
		return "FOR"
	case "DO":
		return "DO"
	case "KEY":
		return "KEY"
	case "THEN":
		return "THEN"
	case "AS":
		return "AS"
	case "LIKE":
		return "LIKE"
	case "ILIKE":
		return "ILIKE"
	case "REGEXP":
		return "REGEXP"
	case "BETWEEN":
		return "BETWEEN"
	case "DISTINCT":
		return "DISTINCT"
	}
	return ""
}
