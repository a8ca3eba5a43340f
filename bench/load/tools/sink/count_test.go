package main

import "testing"

func field(number byte, content []byte) []byte {
	return append([]byte{number<<3 | 2, byte(len(content))}, content...)
}

func TestCountSpans(t *testing.T) {
	span := field(2, []byte{6 << 3, 2, 7<<3 | 1, 0, 0, 0, 0, 0, 0, 0, 0, 16<<3&0x7f | 5 | 0x80, 1, 0, 1, 0, 0})
	scope := append(field(1, []byte("name")), append(span, span...)...)
	resource := append(field(1, nil), append(field(2, scope), field(2, span)...)...)
	request := append(field(1, resource), field(1, field(2, span))...)
	if n, err := countSpans(request); n != 4 || err != nil {
		t.Errorf("%d spans, %v; want 4", n, err)
	}
	for i := 1; i < len(resource)+2; i++ {
		if n, err := countSpans(request[:i]); err == nil {
			t.Fatalf("cut at %d of %d it has %d spans and no error", i, len(request), n)
		}
	}
}
