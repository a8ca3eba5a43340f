package otelts

import "testing"

func TestTheirPropagator(t *testing.T) {
	e, out := installAPI(t)
	otelExtract = func(header map[string][]string, ids *SpanIDs) bool {
		if header["X"] == nil {
			return false
		}
		*ids = SpanIDs{Trace: [16]byte{header["X"][0][0]}, ID: [8]byte{2}, Flags: 1, Remote: true, State: "a=b"}
		return true
	}
	otelInject = func(header map[string][]string, ids *SpanIDs) { header["X"] = []string{string(ids.Trace[:1])} }
	userPropagator(true)
	t.Cleanup(func() {
		userPropagator(false)
		otelExtract, otelInject = nil, nil
	})
	s := startRemote(site(2, "s"), nil, map[string][]string{"X": {"\x07"}})
	enter(s)
	header := map[string][]string{}
	inject(header)
	other := map[string][]string{"X": {"\x09"}}
	inject(other)
	if len(header) != 1 || header["X"][0] != "\x07" || other["X"][0] != "\x09" {
		t.Errorf("%v, %v", header, other)
	}
	leave(s)
	end(s)
	if got := out.spans(t, e)[0]; got.parent != "0200000000000000" || got.trace[:2] != "07" || got.state != "a=b" || got.flags != 0x301 {
		t.Errorf("%+v", got)
	}
}
