package otelts

import (
	"context"
	"testing"
	"unsafe"
)

// Stands in for the woven API: a span is an apiSpan of ours, or a theirs.

type (
	apiKey  struct{}
	apiSpan struct{ local *Local }
	theirs  struct {
		ids   SpanIDs
		local *Local // as the woven SDK keeps it
		start *MirrorStart
		end   *MirrorEnd
		set   []UserAttribute
	}
	// provider of the program's, which drops spans that have "drop".
	testProvider struct{ made []*theirs }
)

func installAPI(tb testing.TB) (*engine, *sink) {
	tb.Helper()
	e, out := install(tb, nil)
	otelKey = apiKey{}
	otelSpan = func(l unsafe.Pointer) interface{} { return &apiSpan{(*Local)(l)} }
	otelLocal = func(span interface{}, ids *SpanIDs) unsafe.Pointer {
		switch s := span.(type) {
		case *apiSpan:
			return unsafe.Pointer(s.local)
		case *theirs:
			*ids = s.ids
			return unsafe.Pointer(s.local)
		}
		return nil
	}
	otelAttach = func(span interface{}, l unsafe.Pointer) { span.(*theirs).local = (*Local)(l) }
	otelBegin = func(o *MirrorStart) {
		s := &theirs{start: o, ids: SpanIDs{Flags: 1}}
		putRandom(s.ids.Trace[:])
		putRandom(s.ids.ID[:])
		parent := o.ParentIDs
		switch p := o.Parent.(type) {
		case *theirs:
			parent = p.ids
		case *apiSpan:
			idsOf(unsafe.Pointer(p.local), &parent)
		}
		if parent.ID != [8]byte{} {
			s.ids.Trace = parent.Trace
		}
		o.Recording = true
		for _, a := range o.Attributes {
			if a.Key == "drop" {
				s.ids.Flags, o.Recording = 0, false
			}
			if a.Key == "panic" {
				panic("in a sampler")
			}
		}
		o.ParentIDs = parent
		o.Span, o.IDs = s, s.ids
		p := o.Provider.(*testProvider)
		p.made = append(p.made, s)
	}
	otelFinish = func(span interface{}, o *MirrorEnd) { span.(*theirs).end = o }
	otelSet = func(span interface{}, a []UserAttribute) { span.(*theirs).set = append(span.(*theirs).set, a...) }
	tb.Cleanup(func() {
		otelKey, otelSpan, otelLocal, otelAttach, otelBegin, otelFinish, otelSet = nil, nil, nil, nil, nil, nil, nil
		provider.Store(nil)
	})
	return e, out
}

func putRandom(b []byte) {
	for i := range b {
		b[i] = byte(randomNonZero()>>8) | 1
	}
}

// user begins a span through the API alone.
func user(ctx context.Context, name string, kind int64, keys ...string) (context.Context, *Local) {
	o := &UserStart{Ctx: ctx, Scope: "user", Name: name, Kind: kind}
	for _, key := range keys {
		o.Attributes = append(o.Attributes, UserAttribute{key, "x"})
	}
	l := (*Local)(userStart(o))
	return context.WithValue(ctx, apiKey{}, &apiSpan{l}), l
}

func endUser(l *Local) { userEnd(unsafe.Pointer(l), 0) }

// adoptUser begins one by the program's SDK.
func adoptUser(ctx context.Context, kind int64, keys ...string) (*Adoption, *theirs) {
	a := &Adoption{Ctx: ctx, Kind: kind}
	for _, key := range keys {
		a.Families = append(a.Families, UserAttribute{Key: key})
	}
	if !userAdopt(a) {
		return nil, nil
	}
	s := &theirs{ids: SpanIDs{Flags: 1}}
	putRandom(s.ids.Trace[:])
	putRandom(s.ids.ID[:])
	if a.Replaces {
		s.ids.Trace, s.ids.ID = a.IDs.Trace, a.IDs.ID
	}
	s.local = (*Local)(userAdopted(a, s, &s.ids))
	return a, s
}
