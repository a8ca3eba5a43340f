package otelts

import (
	"fmt"
	"maps"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Values of log records. Unlike a span's attributes they may be anything, and
// all of it has a counterpart in OTLP: groups, maps and structs are lists of
// keys and values.

const (
	tagKeyValues = 6<<3 | 2 // AnyValue
	tagElement   = 1<<3 | 2 // ArrayValue, KeyValueList

	logDepth = 16 // a value may contain itself
)

func appendLogAttribute(b []byte, tag byte, a *LogAttribute, limit, depth int) []byte {
	var value []byte
	if a.Group != nil {
		var list []byte
		for i := range a.Group {
			if depth > 0 && !repeated(a.Group, i) {
				list = appendLogAttribute(list, tagElement, &a.Group[i], limit, depth-1)
			}
		}
		value = append(appendVarint(append(value, tagKeyValues), uint64(len(list))), list...)
	} else {
		value = appendLogValue(nil, a.Value, limit, depth)
	}
	return append(appendAttributeHead(b, tag, keyField(text(a.Key, 0)), len(value)), value...)
}

// appendLogValue is an AnyValue; nothing of it is OTLP's null. Values that say
// themselves how they are printed are asked, so that what they hide stays hidden.
func appendLogValue(b []byte, v interface{}, limit, depth int) []byte {
	switch v := v.(type) {
	case nil:
		return b
	case string:
		return appendText(b, tagString, text(v, limit))
	case time.Duration:
		return appendVarint(append(b, tagInt), uint64(v))
	case time.Time:
		return appendVarint(append(b, tagInt), uint64(v.UnixNano()))
	case error, jsonMarshaler, textMarshaler, fmt.Stringer:
		if said, ok := saidByItself(v); ok {
			return appendText(b, tagString, text(said, limit))
		}
		return b
	}
	return appendReflected(b, reflect.ValueOf(v), limit, depth)
}

// What encoding and encoding/json look for, which would be imported for nothing else.
type (
	jsonMarshaler interface{ MarshalJSON() ([]byte, error) }
	textMarshaler interface{ MarshalText() ([]byte, error) }
)

func saidByItself(v interface{}) (said string, ok bool) {
	defer ignorePanic()
	switch v := v.(type) {
	case error:
		return v.Error(), true
	case jsonMarshaler:
		raw, err := v.MarshalJSON()
		if said, ok = jsonScalarAt(raw); !ok {
			said = string(raw) // an object, a list
		}
		return said, err == nil
	case textMarshaler:
		raw, err := v.MarshalText()
		return string(raw), err == nil
	case fmt.Stringer:
		return v.String(), true
	}
	return "", false
}

func appendReflected(b []byte, v reflect.Value, limit, depth int) []byte {
	switch v.Kind() {
	case reflect.Bool:
		if v.Bool() {
			return append(b, tagBool, 1)
		}
		return append(b, tagBool, 0)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return appendVarint(append(b, tagInt), uint64(v.Int()))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		if u := v.Uint(); u > math.MaxInt64 {
			return appendText(b, tagString, strconv.FormatUint(u, 10))
		}
		return appendVarint(append(b, tagInt), v.Uint())
	case reflect.Float32, reflect.Float64:
		return appendFixed64(b, tagDouble, math.Float64bits(v.Float()))
	case reflect.String:
		return appendText(b, tagString, text(v.String(), limit))
	}
	if depth == 0 {
		return b
	}
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			return b
		}
		return appendElement(b, v.Elem(), limit, depth-1)
	case reflect.Slice, reflect.Array:
		return appendLogList(b, v, limit, depth-1)
	case reflect.Map:
		return appendLogMap(b, v, limit, depth-1)
	case reflect.Struct:
		return appendLogStruct(b, v, limit, depth-1)
	}
	return appendText(b, tagString, text(v.Type().String(), limit)) // functions, channels, complex numbers
}

func appendElement(b []byte, v reflect.Value, limit, depth int) []byte {
	if !v.CanInterface() { // below an unexported field
		return b
	}
	return appendLogValue(b, v.Interface(), limit, depth)
}

func appendLogList(b []byte, v reflect.Value, limit, depth int) []byte {
	if v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Uint8 {
		bytes := v.Bytes()
		if limit > 0 && len(bytes) > limit {
			bytes = bytes[:limit]
		}
		return append(appendVarint(append(b, tagBytes), uint64(len(bytes))), bytes...)
	}
	var list []byte
	for i := range v.Len() {
		item := appendElement(nil, v.Index(i), limit, depth)
		list = append(appendVarint(append(list, tagElement), uint64(len(item))), item...)
	}
	return append(appendVarint(append(b, tagArray), uint64(len(list))), list...)
}

func appendLogMap(b []byte, v reflect.Value, limit, depth int) []byte {
	entries := map[string]reflect.Value{}
	for key, value := range v.Seq2() {
		entries[fmt.Sprint(key.Interface())] = value
	}
	var list []byte
	for _, key := range slices.Sorted(maps.Keys(entries)) {
		list = appendLogEntry(list, key, entries[key], limit, depth)
	}
	return append(appendVarint(append(b, tagKeyValues), uint64(len(list))), list...)
}

// appendLogStruct goes by the names that encoding/json has for the fields, and
// leaves out what that leaves out.
func appendLogStruct(b []byte, v reflect.Value, limit, depth int) []byte {
	var list []byte
	for i := range v.NumField() {
		field := v.Type().Field(i)
		name, options, _ := strings.Cut(field.Tag.Get("json"), ",")
		if !field.IsExported() || name == "-" && options == "" || strings.Contains(options, "omitempty") && v.Field(i).IsZero() {
			continue
		}
		if name == "" {
			name = field.Name
		}
		list = appendLogEntry(list, name, v.Field(i), limit, depth)
	}
	return append(appendVarint(append(b, tagKeyValues), uint64(len(list))), list...)
}

func appendLogEntry(b []byte, key string, v reflect.Value, limit, depth int) []byte {
	value := appendElement(nil, v, limit, depth)
	return append(appendAttributeHead(b, tagElement, keyField(text(key, 0)), len(value)), value...)
}
