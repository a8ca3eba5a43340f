package otelts

import (
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
	"unsafe"
)

var (
	keyErrorType        = keyField("error.type")
	keyHTTPRoute        = keyField("http.route")
	keyExceptionType    = keyField("exception.type")
	keyExceptionMessage = keyField("exception.message")
)

// acquire locks s if others can reach it; false: nothing is to be recorded.
func (s *Span) acquire() bool {
	if s == nil || !s.Recording {
		return false
	}
	if s.published {
		s.generation.lock()
	}
	return true
}

func (s *Span) release() {
	if s.published {
		s.generation.unlock()
	}
}

// admit makes room for one more attribute: an older one of the same key goes,
// and beyond the limit the new one is only counted.
func (s *Span) admit(key string) bool {
	bit := keyBit(key)
	return s.admitFast(bit) || s.admitSlow(key, bit)
}

func (s *Span) admitFast(bit uint64) bool {
	if s.keys&bit != 0 || s.attributes >= s.engine.config.attributeCount {
		return false
	}
	s.attributes++
	s.keys |= bit
	return true
}

func (s *Span) admitSlow(key string, bit uint64) bool {
	if s.keys&bit != 0 {
		s.remove(key)
	}
	if s.attributes >= s.engine.config.attributeCount {
		s.dropped++
		return false
	}
	s.attributes++
	s.keys |= bit
	return true
}

func (s *Span) remove(key string) {
	from := 0
	if s.target == nil && s.instrument == nil {
		from = s.head()
	}
	rest := s.buffer[from:]
	for len(rest) > 0 {
		tag, field, content, next, ok := nextField(rest)
		if !ok {
			return
		}
		if tag == tagAttribute && len(content) >= len(key) && string(content[:len(key)]) == key {
			at := len(s.buffer) - len(rest)
			s.buffer = append(s.buffer[:at], s.buffer[at+len(field):]...)
			s.attributes--
			return
		}
		rest = next
	}
}

// putString does by hand, as does setIntAttribute, what a call would do for
// admit: these two write nearly all attributes.
func (s *Span) putString(key, v string) {
	if bit := keyBit(key); !s.admitFast(bit) && !s.admitSlow(key, bit) {
		return
	}
	limit := s.engine.config.valueLength
	if n := len(key) + 4 + len(v); n < 0x80 && limit == 0 { // nearly all: every length is one byte
		at := len(s.buffer)
		b := slices.Grow(s.buffer, n+2)[:at+n+2]
		to := unsafe.Pointer(&b[at])
		*(*[2]byte)(to) = [2]byte{tagAttribute, byte(n)}
		copyShort(unsafe.Add(to, 2), key)
		to = unsafe.Add(to, 2+len(key))
		*(*[4]byte)(to) = [4]byte{tagValue, byte(2 + len(v)), tagString, byte(len(v))}
		if copyShort(unsafe.Add(to, 4), v)&nonASCII == 0 || utf8.ValidString(v) {
			s.buffer = b
			return
		}
	}
	s.buffer = appendStringAttribute(s.buffer, tagAttribute, key, text(v, limit))
}

func setStringAttribute(s *Span, key, v string) {
	if v == "" || !s.acquire() {
		return
	}
	s.putString(key, v)
	s.release()
}

func setIntAttribute(s *Span, key string, v int64) {
	if !s.acquire() {
		return
	}
	if bit := keyBit(key); s.admitFast(bit) || s.admitSlow(key, bit) {
		s.buffer = appendIntAttribute(s.buffer, tagAttribute, key, v)
	}
	s.release()
}

func setFloatAttribute(s *Span, key string, v float64) {
	if !s.acquire() {
		return
	}
	if s.admit(key) {
		s.buffer = appendFloatAttribute(s.buffer, tagAttribute, key, v)
	}
	s.release()
}

func setBoolAttribute(s *Span, key string, v bool) {
	if !s.acquire() {
		return
	}
	if s.admit(key) {
		s.buffer = appendBoolAttribute(s.buffer, tagAttribute, key, v)
	}
	s.release()
}

func setStringsAttribute(s *Span, key string, v []string) {
	if v == nil || s == nil || !s.Recording {
		return
	}
	var array []byte
	for _, x := range v {
		x = text(x, s.engine.config.valueLength)
		array = appendVarint(append(array, 1<<3|2), uint64(1+varintLen(uint64(len(x)))+len(x)))
		array = appendText(array, tagString, x)
	}
	s.setValue(key, tagArray, array)
}

// setValue sets an attribute whose AnyValue is one length-delimited field.
func (s *Span) setValue(key string, tag byte, content []byte) {
	if !s.acquire() {
		return
	}
	if s.admit(key) {
		n := 1 + varintLen(uint64(len(content))) + len(content)
		b := appendAttributeHead(s.buffer, tagAttribute, key, n)
		b = appendVarint(append(b, tag), uint64(len(content)))
		s.buffer = append(b, content...)
	}
	s.release()
}

// setAnyAttribute goes by the value's kind. What has no counterpart in OTLP
// (maps, structs, functions, channels) is left out; no method of v is called.
func setAnyAttribute(s *Span, key string, v interface{}) {
	if v == nil || s == nil || !s.Recording {
		return
	}
	switch v := v.(type) {
	case string:
		setStringAttribute(s, key, v)
		return
	case int:
		setIntAttribute(s, key, int64(v))
		return
	case []string:
		setStringsAttribute(s, key, v)
		return
	}
	value := reflect.ValueOf(v)
	for value.Kind() == reflect.Pointer || value.Kind() == reflect.Interface {
		if value.IsNil() {
			return
		}
		value = value.Elem()
		if value.Kind() == reflect.Pointer { // one level: the rest is no value but a structure
			return
		}
	}
	switch value.Kind() {
	case reflect.Bool:
		setBoolAttribute(s, key, value.Bool())
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		setIntAttribute(s, key, value.Int())
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		if u := value.Uint(); u > math.MaxInt64 {
			setStringAttribute(s, key, strconv.FormatUint(u, 10))
		} else {
			setIntAttribute(s, key, int64(u))
		}
	case reflect.Float32, reflect.Float64:
		setFloatAttribute(s, key, value.Float())
	case reflect.String:
		setStringAttribute(s, key, value.String())
	case reflect.Slice, reflect.Array:
		s.setSlice(key, value)
	}
}

func (s *Span) setSlice(key string, value reflect.Value) {
	if value.Kind() == reflect.Slice && value.IsNil() {
		return
	}
	if value.Kind() == reflect.Slice && value.Type().Elem().Kind() == reflect.Uint8 {
		s.setValue(key, tagBytes, value.Bytes())
		return
	}
	var array []byte
	for i := range value.Len() {
		var item [10]byte
		b := item[:0]
		switch x := value.Index(i); x.Kind() {
		case reflect.Bool:
			b = append(b, tagBool, 0)
			if x.Bool() {
				b[1] = 1
			}
		case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
			b = appendVarint(append(b, tagInt), uint64(x.Int()))
		case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
			b = appendVarint(append(b, tagInt), x.Uint())
		case reflect.Float32, reflect.Float64:
			b = appendFixed64(b, tagDouble, math.Float64bits(x.Float()))
		case reflect.String:
			b = appendText(nil, tagString, text(x.String(), s.engine.config.valueLength))
		default:
			return
		}
		array = append(appendVarint(append(array, 1<<3|2), uint64(len(b))), b...)
	}
	s.setValue(key, tagArray, array)
}

func setSpanName(s *Span, name string) {
	if name == "" || s == nil || s.instrument != nil || !s.acquire() {
		return
	}
	s.name = text(name, 0)
	s.release()
}

func setSpanRoute(s *Span, route string) {
	// Metrics want the route of spans that are not recorded, too.
	if route == "" || s == nil || s.instrument != nil || !s.Recording && s.engine.metrics == nil {
		return
	}
	if s.published {
		s.generation.lock()
	}
	s.route = joinRoute(s.route, text(route, 0))
	s.release()
}

// joinRoute puts an inner router's route behind the outer one's, unless the
// inner one is complete already. It says what the outer one's wildcard left
// open.
func joinRoute(outer, inner string) string {
	if outer == "" {
		return inner
	}
	if inner == "" || inner == outer {
		return outer
	}
	if outer = withoutWildcard(outer); outer == "" {
		return inner
	}
	if strings.HasPrefix(inner, outer) {
		if len(inner) == len(outer) || outer[len(outer)-1] == '/' || inner[len(outer)] == '/' {
			return inner
		}
	}
	outer = strings.TrimSuffix(outer, "/")
	if inner[0] != '/' {
		outer += "/"
	}
	return outer + inner
}

// withoutWildcard takes a last segment off that stands for any rest: `*`,
// `*path`, `{path...}`.
func withoutWildcard(route string) string {
	slash := strings.LastIndexByte(route, '/')
	if last := route[slash+1:]; strings.HasPrefix(last, "*") || strings.HasSuffix(last, "...}") {
		return route[:slash+1]
	}
	return route
}
