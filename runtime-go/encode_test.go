package otelts

import (
	"fmt"
	"strings"
	"testing"
	"unsafe"
)

// Every length of a short attribute, with a character of two bytes or a bad
// byte at every place.
func TestShortStrings(t *testing.T) {
	e, out := install(t, func(c *config) { c.attributeCount = 1 << 20 })
	s := start(site(1, "short"), nil)
	want := map[string]string{}
	set := func(name, v string) {
		want[name] = strings.ToValidUTF8(v, "\uFFFD")
		setString(s, kf(name), v)
	}
	for n := range 140 {
		v := strings.Repeat("0123456789", 14)[:n]
		set(fmt.Sprint("n", n), v)
		set(fmt.Sprint("a.key.of.more.than.sixteen.bytes", n), v)
		if n < 40 {
			for i := range n {
				set(fmt.Sprint("good", n, "/", i), v[:i]+"é"+v[i+1:])
				set(fmt.Sprint("bad", n, "/", i), v[:i]+"\xff"+v[i+1:])
			}
		}
	}
	end(s)
	got := out.spans(t, e)[0].attributes
	for name, v := range want {
		if v != "" && got[name] != v {
			t.Fatalf("%s: got %q, want %q", name, got[name], v)
		}
	}
}

func TestCopyShortStaysInside(t *testing.T) {
	for n := range 100 {
		to := []byte(strings.Repeat(".", 120))
		v := strings.Repeat("x", n)
		copyShort(unsafe.Pointer(&to[10]), v)
		if string(to) != strings.Repeat(".", 10)+v+strings.Repeat(".", 110-n) {
			t.Fatalf("%d: %s", n, to)
		}
	}
}

// A collision would be right but slow: a search for each of the two keys.
func TestKeyBits(t *testing.T) {
	for _, keys := range []string{
		"http.request.method http.request.method_original url.scheme url.path url.query url.full server.address server.port client.address client.port user_agent.original http.route http.response.status_code network.protocol.name network.protocol.version network.peer.address network.peer.port error.type",
		"db.system.name db.namespace db.query.text db.query.summary db.operation.name db.operation.batch.size db.collection.name db.stored_procedure.name db.response.status_code server.address server.port network.peer.address network.peer.port error.type",
	} {
		seen := map[uint64]string{}
		for key := range strings.FieldsSeq(keys) {
			bit := keyBit(kf(key))
			if other := seen[bit]; other != "" {
				t.Errorf("%s and %s have the same bit", key, other)
			}
			seen[bit] = key
		}
	}
}

func TestHexDigits(t *testing.T) {
	const good = "00-0123456789abcdef0123456789abcdef-fedcba9876543210-01"
	var p traceparent
	if !p.parse(good) || fmt.Sprintf("00-%x-%x-01", p.trace, p.id) != good {
		t.Fatalf("%+v", p)
	}
	for at := range good {
		for c := range 256 {
			v := good[:at] + string([]byte{byte(c)}) + good[at+1:]
			hex := strings.IndexByte("0123456789abcdef", byte(c)) >= 0
			switch at {
			case 0, 1:
				if v[:2] == "ff" {
					hex = false
				}
			case 2, 35, 52:
				hex = c == '-'
			}
			if p.parse(v) != hex {
				t.Fatalf("%q: %v", v, !hex)
			}
		}
	}
}
