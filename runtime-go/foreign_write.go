package otelts

import (
	"encoding/binary"
	"math"
	"reflect"
	"time"
	"unsafe"
)

// What the program writes into spans, its own and ours, through the API. From
// any goroutine and at any time, so everything happens under the span's lock.

// open locks the span if it is there and recorded.
func (l *Local) open() *Span {
	if l.Flags&flagRecording == 0 {
		return nil
	}
	s := (*Span)(l.Span)
	if !s.generation.lockIf(l.Gen) {
		return nil
	}
	return s
}

// extras is called with the lock held.
func (s *Span) extras() *foreign {
	if s.foreign == nil {
		s.foreign = new(foreign)
	}
	return s.foreign
}

func setUserAttributes(of unsafe.Pointer, attributes []UserAttribute) {
	if s := (*Local)(of).open(); s != nil {
		for i := range attributes {
			s.putAny(attributes[i].Key, attributes[i].Value)
		}
		s.generation.unlock()
	}
}

func setUserName(of unsafe.Pointer, name string) {
	name = text(name, 0)
	if s := (*Local)(of).open(); s != nil {
		s.name = name
		s.extras().named = true
		s.generation.unlock()
	}
}

// setUserStatus: Ok is final, and Error is more than nothing.
func setUserStatus(of unsafe.Pointer, ok bool, message string) {
	message = text(message, 0)
	if s := (*Local)(of).open(); s != nil {
		if f := s.extras(); ok {
			f.ok = true
		} else if !f.ok {
			s.failed, s.message = true, message
		}
		s.generation.unlock()
	}
}

func addUserEvent(of unsafe.Pointer, name string, nanos int64, attributes []UserAttribute) {
	l := (*Local)(of)
	if l.Flags&flagRecording == 0 || !l.alive() {
		return
	}
	if nanos == 0 {
		nanos = time.Now().UnixNano()
	}
	s := l.open()
	if s == nil {
		return
	}
	defer s.generation.unlock()
	if !s.admitEvent() {
		return
	}
	event := appendText(appendFixed64(nil, tagEventTime, uint64(nanos)), tagEventName, text(name, 0))
	event = s.appendUserAttributes(event, tagEventAttr, tagEventDropped, s.engine.config.limits.eventAttributes, attributes)
	s.buffer = append(appendVarint(append(s.buffer, tagEvent), uint64(len(event))), event...)
}

func addUserLink(of unsafe.Pointer, link *UserLink) {
	if s := (*Local)(of).open(); s != nil {
		s.addLink(link)
		s.generation.unlock()
	}
}

const (
	tagLinkAttr    = 4<<3 | 2
	tagLinkDropped = 5<<3 | 0
)

func (s *Span) addLink(link *UserLink) {
	ids := &link.IDs
	if ids.Trace == [16]byte{} && ids.ID == [8]byte{} && len(link.Attributes) == 0 && ids.State == "" {
		return // as the SDK does
	}
	if !s.admitLink() {
		return
	}
	b := append(append([]byte{tagTraceID, 16}, ids.Trace[:]...), tagSpanID, 8)
	b = append(b, ids.ID[:]...)
	if ids.State != "" {
		b = appendText(b, tagTraceState, text(ids.State, 0))
	}
	b = s.appendUserAttributes(b, tagLinkAttr, tagLinkDropped, s.engine.config.limits.linkAttributes, link.Attributes)
	flags := uint32(ids.Flags&0xff) | flagHasIsRemote
	if ids.Remote {
		flags |= flagIsRemote
	}
	b = binary.LittleEndian.AppendUint32(append(b, tagLinkFlags), flags)
	s.buffer = append(appendVarint(append(s.buffer, tagLink), uint64(len(b))), b...)
}

// addUserPanic is a deferred End while a panic is on its way through.
func addUserPanic(of unsafe.Pointer) {
	l := (*Local)(of)
	if panics == nil || l.Flags&flagUser == 0 || !l.alive() {
		return
	}
	s := (*Span)(l.Span)
	if id, value, goexit := panics(); id != 0 && id != s.panicID && !goexit {
		name, message := panicTypeName(value), ""
		if value != nil {
			message = text(describe(value), 0)
		}
		if s := l.open(); s != nil {
			s.addException(name, message)
			s.generation.unlock()
		}
	}
}

// putAny sets an attribute of the program's: an empty string is one, too.
func (s *Span) putAny(key string, v interface{}) {
	if key == "" {
		return
	}
	encoded := keyField(text(key, 0))
	value := s.appendAnyValue(nil, v)
	if value == nil || !s.admit(encoded) {
		return
	}
	s.buffer = append(appendAttributeHead(s.buffer, tagAttribute, encoded, len(value)), value...)
}

// appendUserAttributes is for events and links, whose keys are few: the last
// value of a key counts.
func (s *Span) appendUserAttributes(b []byte, tag, tagDropped byte, limit int, attributes []UserAttribute) []byte {
	count, dropped := 0, 0
next:
	for i := range attributes {
		for j := i + 1; j < len(attributes); j++ {
			if attributes[i].Key == attributes[j].Key {
				continue next
			}
		}
		value := s.appendAnyValue(nil, attributes[i].Value)
		if value == nil || attributes[i].Key == "" {
			continue
		}
		if count >= limit {
			dropped++
			continue
		}
		count++
		b = append(appendAttributeHead(b, tag, keyField(text(attributes[i].Key, 0)), len(value)), value...)
	}
	if dropped > 0 {
		b = appendVarint(append(b, tagDropped), uint64(dropped))
	}
	return b
}

// appendAnyValue is OTLP's AnyValue; nothing where v is nothing that it knows.
func (s *Span) appendAnyValue(b []byte, v interface{}) []byte {
	limit := s.engine.config.valueLength
	switch v := v.(type) {
	case string:
		return appendText(b, tagString, text(v, limit))
	case bool:
		if v {
			return append(b, tagBool, 1)
		}
		return append(b, tagBool, 0)
	case int64:
		return appendVarint(append(b, tagInt), uint64(v))
	case float64:
		return appendFixed64(b, tagDouble, math.Float64bits(v))
	case []byte:
		if limit > 0 && len(v) > limit {
			v = v[:limit]
		}
		return append(appendVarint(append(b, tagBytes), uint64(len(v))), v...)
	}
	list := reflect.ValueOf(v)
	if list.Kind() != reflect.Slice && list.Kind() != reflect.Array {
		return b
	}
	var array []byte
	for i := range list.Len() {
		item := s.appendAnyValue(nil, list.Index(i).Interface())
		array = append(appendVarint(append(array, 1<<3|2), uint64(len(item))), item...)
	}
	return append(appendVarint(append(b, tagArray), uint64(len(array))), array...)
}

// finishForeign is what few messages end in.
func (s *Span) finishForeign(b []byte) []byte {
	f := s.foreign
	if f.ok {
		b = append(b, tagStatus, 2, tagStatusCode, statusOK)
	}
	return b
}

const statusOK = 1
