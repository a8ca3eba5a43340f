package otelts

import (
	"reflect"
	"strconv"
)

// failSpan marks s as failed. error.type is the Go type of the error, where
// the wrappers of fmt and errors, which say nothing, are looked through.
func failSpan(s *Span, err interface{}) {
	if err == nil || s == nil || !s.Recording {
		return
	}
	if s.instrument != nil { // a measurement says nothing of the text
		if s.errorType == "" {
			s.setFailed(errorTypeName(err), "")
		}
		return
	}
	// The error's own methods run before the lock is taken.
	name, message := errorTypeName(err), text(describe(err), 0)
	if s.acquire() {
		if s.failed && s.errorType != "" { // failSpanType has named it better
			name = s.errorType
		}
		s.setFailed(name, message)
		s.release()
	}
}

// failSpanType leaves the type of a panic in place: it says more than the
// status that the panic led to.
func failSpanType(s *Span, errorType string) {
	if errorType == "" || s == nil || s.Panicking || !s.acquire() {
		return
	}
	message := ""
	if errorType == s.recovered.name {
		message = s.recovered.message
	}
	s.setFailed(text(errorType, 0), message)
	s.release()
}

func (s *Span) setFailed(errorType, message string) {
	s.failed = true
	s.errorType = errorType
	if message != "" {
		s.message = message
	}
}

// panicked records a panic that passes through the span.
func (s *Span) panicked(value interface{}) {
	s.Panicking = true
	if !s.Recording {
		return
	}
	name, message := describePanic(value)
	if s.acquire() {
		s.setFailed(name, message)
		if s.recovered.name != name || s.recovered.message != message {
			s.addException(name, message)
		}
		s.release()
	}
}

func (s *Span) addException(name, message string) {
	if !s.admitEvent() {
		return
	}
	c := s.engine.config
	room, dropped := c.limits.eventAttributes, 0
	event := appendFixed64(nil, tagEventTime, s.now())
	event = appendText(event, tagEventName, "exception")
	for _, pair := range [][2]string{{keyExceptionType, name}, {keyExceptionMessage, message}} {
		switch {
		case pair[1] == "":
		case room == 0:
			dropped++
		default:
			room--
			event = appendStringAttribute(event, tagEventAttr, pair[0], text(pair[1], c.valueLength))
		}
	}
	if dropped > 0 {
		event = appendVarint(append(event, tagEventDropped), uint64(dropped))
	}
	s.buffer = append(appendVarint(append(s.buffer, tagEvent), uint64(len(event))), event...)
}

func errorTypeName(err interface{}) (name string) {
	name = reflect.TypeOf(err).String()
	defer ignorePanic()
	for range 32 { // a wrapper may contain itself
		switch name {
		case "*fmt.wrapError":
			err = err.(interface{ Unwrap() error }).Unwrap()
		case "*fmt.wrapErrors", "*errors.joinError":
			inner := err.(interface{ Unwrap() []error }).Unwrap()
			if len(inner) == 0 {
				return name
			}
			err = inner[0]
		default:
			return name
		}
		if err == nil {
			return name
		}
		name = reflect.TypeOf(err).String()
	}
	return name
}

// describe is the text of an error or panic value: Error and String where the
// value has them, as Go's own panic message does, else basic kinds only.
func describe(v interface{}) (message string) {
	defer ignorePanic()
	switch v := v.(type) {
	case error:
		return v.Error()
	case interface{ String() string }:
		return v.String()
	case string:
		return v
	}
	switch value := reflect.ValueOf(v); value.Kind() {
	case reflect.String:
		return value.String()
	case reflect.Bool:
		return strconv.FormatBool(value.Bool())
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return strconv.FormatInt(value.Int(), 10)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return strconv.FormatUint(value.Uint(), 10)
	case reflect.Float32, reflect.Float64:
		return strconv.FormatFloat(value.Float(), 'g', -1, 64)
	}
	return ""
}
