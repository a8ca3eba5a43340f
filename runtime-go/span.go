package otelts

import (
	"encoding/binary"
	"math/rand/v2"
	"slices"
	"sync"
	"sync/atomic"
	"time"
	"unsafe"
)

// Span is an open span, the scratch of a patch, or a measurement. Woven code
// reads the first five fields. Spans are pooled: who holds one beyond its end compares the
// generation first, and touches nothing else before that.
type Span struct {
	Recording bool
	Panicking bool
	Undecided bool    // of a request's span: decide is to be called
	Headers   bool    // some of them are to be recorded
	Seconds   float64 // of a measurement: how long the function ran

	shard      uint32
	generation generation // changes at end; its lock guards what setters change, once published
	buffer     []byte     // the encoded Span message as far as it is known
	texts      logTexts   // for log records

	measurement
	spanState
}

// spanState is cleared as a whole when a span goes back to the pool. What a
// measurement touches comes first: it shall not fetch the rest.
type spanState struct {
	published  bool // enter or withSpan: others may patch it
	handed     bool // delivered while it was open: the program is ending
	failed     bool
	remote     bool // the parent is remote
	attributes int
	dropped    int
	keys       uint64
	engine     *engine
	panicID    uintptr // the panic that was in progress at start
	errorType  string

	kept  kept
	flags uint64 // Local.Flags
	kind  int64
	info  *siteInfo
	site  *Site  // of a span that is undecided
	ended *Local // as well: to be linked to
	met   func() // what the program's OpenTelemetry is to know, once it is decided
	began time.Time

	trace  [16]byte
	id     [8]byte
	parent [8]byte
	via    [8]byte
	extra  *extra

	server    unsafe.Pointer
	serverGen uint64

	layer   string // see withinLayer
	name    string
	route   string
	message string

	recovered notedPanic // on its way through a handler; who called that may have recovered it
	foreign   *foreign   // the program's own OpenTelemetry has a part in it

	previous  Local   // what enter replaced
	enteredOn uintptr // the address of that Local: which goroutine

	target    *Span // of a patch
	targetGen uint64
}

var (
	pool       = sync.Pool{New: newSpan}
	spansMade  atomic.Uint32
	bufferKeep = 16 << 10 // a larger buffer does not go back to the pool
)

func newSpan() any {
	s := &Span{shard: spansMade.Add(1)}
	s.generation.next() // 0 is none
	remember(s)
	return s
}

// publish is called before anything gets to know the span that would patch it.
func (s *Span) publish() {
	if !s.published {
		s.published = true
		s.generation.open()
	}
}

// bubbleEnd: inside a testing/synctest bubble the clock starts at the year
// 2000. A span there has no meaningful time, and goroutines of ours must not
// begin in a bubble, so nothing is recorded before this second (2001).
const bubbleEnd = 1_000_000_000

// recorder is the engine for a goroutine that may record; nil: do nothing.
func recorder(g *Local) *engine {
	if g != nil && g.Flags&flagSuppressed != 0 {
		return nil
	}
	e := running.Load()
	if e == nil {
		e = boot()
	}
	if e.disabled {
		return nil
	}
	return e
}

func startSpan(site *Site, ctx interface{}) *Span { return startRemoteSpan(site, ctx, nil) }

func startRemoteSpan(site *Site, ctx interface{}, header map[string][]string) *Span {
	return startSpanOf(site, ctx, header, false)
}

func startSpanOf(site *Site, ctx interface{}, header map[string][]string, request bool) *Span {
	g := currentLocal()
	e := recorder(g)
	if e == nil {
		return nil
	}
	info := site.info()
	if info.disabled {
		return nil
	}
	parent, ended, via := related(g, ctx)
	s := pool.Get().(*Span)
	s.engine = e
	s.via = via
	// What the program has begun for this request has read the header already.
	theirs := parent != nil && parent.Flags&(flagUser|flagRemote) == flagUser
	if header != nil && !theirs && s.extract(header) {
		ended = nil
	} else {
		s.inherit(parent)
		if parent == nil && g != nil && g.Extra != nil {
			s.inheritBaggage(g)
		}
	}
	if request && e.config.rules != nil {
		s.identify(site, info)
		s.Undecided, s.site, s.ended = true, site, ended
		if otelKey != nil {
			s.meetLater(ctx, parent)
		}
		return s
	}
	s.open(site, info, ended)
	if otelKey != nil {
		s.meet(ctx, parent)
	}
	return s
}

// inherit takes trace, flags and the enclosing server span from the parent.
func (s *Span) inherit(parent *Local) {
	if parent == nil {
		return
	}
	s.trace, s.parent = parent.Trace, parent.ID
	s.flags = parent.Flags & (flagSampled | flagRandom | flagDebug | flagFollow)
	s.server, s.serverGen = parent.Server, parent.ServerGen
	x := (*extra)(parent.Extra)
	if s.extra != nil && x != nil { // baggage that came without a parent
		x = &extra{tracestate: x.tracestate, baggage: s.extra.baggage}
	} else if x == nil {
		x = s.extra
	}
	s.extra = x
	s.remote = parent.Flags&flagRemote != 0
}

// inheritBaggage takes what came into the goroutine without a span.
func (s *Span) inheritBaggage(g *Local) {
	if g.ID == [8]byte{} && s.extra == nil && g.alive() {
		s.extra = (*extra)(g.Extra)
	}
}

// open gives s its identity, decides about sampling, and begins its message.
func (s *Span) open(site *Site, info *siteInfo, ended *Local) {
	s.sample(s.identify(site, info))
	s.record(site, ended)
}

func (s *Span) identify(site *Site, info *siteInfo) (root bool) {
	s.kind = site.Kind
	s.info = info
	binary.NativeEndian.PutUint64(s.id[:], randomNonZero())
	root = s.parent == [8]byte{}
	if root {
		binary.NativeEndian.PutUint64(s.trace[:8], randomNonZero())
		binary.NativeEndian.PutUint64(s.trace[8:], randomNonZero())
	}
	return root
}

// record begins the message of a span that is sampled.
func (s *Span) record(site *Site, ended *Local) {
	if !s.wanted() {
		return
	}
	s.began = time.Now()
	seconds := s.began.Unix()
	if seconds < bubbleEnd {
		return
	}
	s.flags |= flagRecording
	s.Recording = true
	s.Headers = s.engine.config.http.captures
	s.name = site.Name
	s.attributes = s.info.attributes
	s.keys = s.info.keys
	if panics != nil {
		s.panicID, _, _ = panics()
	}

	b := slices.Grow(s.buffer[:0], 1024)[:headMost]
	h := b
	h[0], h[1] = tagTraceID, 16
	*(*[16]byte)(h[2:]) = s.trace
	h[18], h[19] = tagSpanID, 8
	*(*[8]byte)(h[20:]) = s.id
	h = h[28:]
	if s.parent != [8]byte{} {
		h[0], h[1] = tagParentID, 8
		*(*[8]byte)(h[2:]) = s.parent
		h = h[10:]
	}
	h[0], h[1], h[2] = tagKind, byte(s.kind), tagStart
	binary.LittleEndian.PutUint64(h[3:], uint64(seconds*1e9+int64(s.began.Nanosecond())))
	s.buffer = append(b[:len(b)-len(h)+11], site.Attributes...)
	if ended != nil {
		s.link(ended)
	}
}

// headMost is the length of what record puts in front of the attributes.
const headMost = 18 + 10 + 10 + 11

func (s *Span) head() int {
	if s.parent == [8]byte{} {
		return headMost - 10
	}
	return headMost
}

// link says that the span belongs to one that is not its parent.
func (s *Span) link(ended *Local) {
	if !s.admitLink() {
		return
	}
	state := ""
	if x := (*extra)(ended.Extra); x != nil {
		state = x.tracestate
	}
	n := 18 + 10 + 5
	if state != "" {
		n += 1 + varintLen(uint64(len(state))) + len(state)
	}
	b := appendVarint(append(s.buffer, tagLink), uint64(n))
	b = append(append(b, tagTraceID, 16), ended.Trace[:]...)
	b = append(append(b, tagSpanID, 8), ended.ID[:]...)
	if state != "" {
		b = appendText(b, tagTraceState, state)
	}
	flags := uint32(traceFlags(ended.Flags)) | flagHasIsRemote
	if ended.Flags&flagRemote != 0 {
		flags |= flagIsRemote
	}
	s.buffer = binary.LittleEndian.AppendUint32(append(b, tagLinkFlags), flags)
}

// linkAll links the span to the contexts that headers name.
func linkAll(s *Span, headers []map[string][]string) {
	if s == nil || !s.Recording {
		return
	}
	for _, header := range headers {
		other := Span{spanState: spanState{engine: s.engine}}
		if other.extract(header) {
			l := Local{Trace: other.trace, ID: other.parent, Flags: other.flags | flagRemote, Extra: unsafe.Pointer(other.extra)}
			s.link(&l)
		}
	}
}

func randomNonZero() uint64 {
	for {
		if v := rand.Uint64(); v != 0 {
			return v
		}
	}
}

func (s *Span) now() uint64 {
	return uint64(s.began.UnixNano() + int64(time.Since(s.began)))
}

func endSpan(s *Span) {
	if s == nil {
		return
	}
	s.generation.next()
	switch {
	case s.handed:
	case s.Recording:
		if s.foreign == nil || !s.endForeign() {
			s.finish()
			s.engine.queue.commit(s)
		}
	default:
		s.engine.queue.unsampled(s)
	}
	s.recycle()
}

// finish completes the message. Nobody else can reach s any more.
func (s *Span) finish() {
	if s.errorType != "" {
		s.putString(keyErrorType, s.errorType)
	}
	name := s.name
	if s.route != "" {
		s.putString(keyHTTPRoute, s.route)
	}
	ended := s.endTime()
	if f := s.engine.flight; f != nil && !s.handed {
		f.ended(s, ended)
	}
	b := appendFixed64(s.buffer, tagEnd, ended)
	if s.route != "" && !s.named() {
		b = appendVarint(append(b, tagName), uint64(len(name)+1+len(s.route)))
		b = append(append(append(b, name...), ' '), s.route...)
	} else {
		b = appendText(b, tagName, name)
	}
	if s.dropped > 0 {
		b = appendVarint(append(b, tagDroppedAttrs), uint64(s.dropped))
	}
	b = s.kept.appendDropped(b)
	if s.foreign != nil {
		b = s.finishForeign(b)
	}
	if s.failed && !s.succeeded() {
		if s.message != "" {
			b = appendVarint(append(b, tagStatus), uint64(1+varintLen(uint64(len(s.message)))+len(s.message)+2))
			b = appendText(b, tagStatusMessage, s.message)
		} else {
			b = append(b, tagStatus, 2)
		}
		b = append(b, tagStatusCode, statusError)
	}
	if s.extra != nil && s.extra.tracestate != "" {
		b = appendText(b, tagTraceState, s.extra.tracestate)
	}
	flags := uint32(traceFlags(s.flags)) | flagHasIsRemote
	if s.remote {
		flags |= flagIsRemote
	}
	b = append(b, tagSpanFlags&0x7f|0x80, tagSpanFlags>>7)
	s.buffer = binary.LittleEndian.AppendUint32(b, flags)
}

func (s *Span) recycle() {
	if cap(s.buffer) > bufferKeep {
		s.buffer = nil
	}
	s.Recording, s.Panicking, s.Undecided, s.Headers = false, false, false, false
	s.spanState = spanState{}
	pool.Put(s)
}
