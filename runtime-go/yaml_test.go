package otelts

import (
	"fmt"
	"strings"
	"testing"
)

// shown writes a node as JSON without quotes where YAML has none.
func (n *yamlNode) shown() string {
	switch n.kind {
	case yamlNull:
		return "null"
	case yamlScalar:
		if n.quoted {
			return fmt.Sprintf("%q", n.text)
		}
		return n.text
	}
	var parts []string
	for i, item := range n.items {
		if n.kind == yamlMapping {
			parts = append(parts, n.keys[i]+":"+item.shown())
		} else {
			parts = append(parts, item.shown())
		}
	}
	if n.kind == yamlMapping {
		return "{" + strings.Join(parts, ",") + "}"
	}
	return "[" + strings.Join(parts, ",") + "]"
}

func TestYAML(t *testing.T) {
	for source, want := range map[string]string{
		"":                "null",
		"# only this\n":   "null",
		"---\na: b # c\n": "{a:b}",
		"a: b#c\nd: 'it''s' # e\nf: \"\\u00e9\\n\"":                      `{a:b#c,d:"it's",f:"é\n"}`,
		"a:\n  b:\n    c: 1\n  d:\ne: ~":                                 "{a:{b:{c:1},d:null},e:null}",
		"a:\n- 1\n- 2\nb: 3":                                             "{a:[1,2],b:3}",
		"a:\n  - b: 1\n    c: 2\n  -\n    - x\n  - - y\n    - z\n  - \n": "{a:[{b:1,c:2},[x],[y,z],null]}",
		"[a, 'b', {c: d, e: [1, 2,], f}]":                                "",
		"[a, 'b', {c: d, e: [1, 2,], f: }]":                              `[a,"b",{c:d,e:[1,2],f:null}]`,
		"a: [1, # one\n  2\n]\nb: {}":                                    "{a:[1,2],b:{}}",
		`{"a": {"b":1.5}, "c": [true, null], "d": "\ud83d\ude00\/"}`:     `{a:{b:1.5},c:[true,null],d:"😀/"}`,
		"{\n \"a\":\n  1\n}":                                             "{a:1}",
		"url: http://x:1/y?z=#1":                                         "{url:http://x:1/y?z=#1}",
		"a: ${X:-b c}":                                                   "{a:${X:-b c}}",
		"\"a b\": 1\n'c': 2":                                             "{a b:1,c:2}",
		"just text":                                                      "just text",
		"a: -1\nb: - 1":                                                  "",
		"a: 1\n b: 2":                                                    "",
		"a:\n   b: 1\n  c: 2":                                            "",
		"a: 1\na: 2":                                                     "",
		"\ta: 1":                                                         "",
		"a: &x 1":                                                        "", "a: *x": "", "a: !!str 1": "", "a: |\n  x": "", "a: >-\n  x": "", "<<: {}": "", "? a": "",
		"a: 1\n---\nb: 2": "", "%YAML 1.2\n---\na: 1": "", "a: 'x": "", "a: \"\\q\"": "", "a: [1": "", "a: {b: 1": "", "a: [b: , c: 1]": "{a:[{b:null},{c:1}]}", "a: [[b]: 1]": "", "a: [}": "",
		"a: b: c": "", "a: 'x' y": "", "- 1\nb: 2": "", "a: @x": "", "a: ]": "",
		strings.Repeat("[", 100): "", strings.Repeat("- ", 100) + "a": "",
	} {
		n, err := parseYAML(source)
		switch {
		case want == "" && err == nil:
			t.Errorf("%q: %s, must be refused", source, n.shown())
		case want != "" && err != nil:
			t.Errorf("%q: %v", source, err)
		case want != "" && n.shown() != want:
			t.Errorf("%q: %s, want %s", source, n.shown(), want)
		case want == "" && !strings.HasPrefix(err.Error(), "line "):
			t.Errorf("%q: %v", source, err)
		}
	}
	if n, _ := parseYAML("a:\n  b:\n\n    c: 1"); n.at("a", "b", "c").line != 4 || n.at("a", "x", "c") != nil {
		t.Error("lines")
	}
}

func FuzzYAML(f *testing.F) {
	for _, seed := range []string{"a: b\n", "a:\n- b: {c: [1, 'x', \"\\u00e9\"]}\n", "[[[", "{a: b, c}", "a: ${X:-y}\n# z\n", "\"", "- - -\n", "a:\n  b:\n c:\n", "--- \n...", "a: \"\\ud83d\\ude00\"", "? x", "{\"a\":\"\\", "x: [#", "[ a\n#\n]"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, source string) {
		n, err := parseYAML(source)
		if (n == nil) == (err == nil) {
			t.Fatal("a node or an error")
		}
		if n != nil {
			_ = n.shown()
			_ = n.at("a", "b")
		}
	})
}
