package otelts

import "reflect"

// lengthOf is len for functions that call something else so.
func lengthOf(v interface{}) int {
	switch r := reflect.ValueOf(v); r.Kind() {
	case reflect.String, reflect.Slice, reflect.Map, reflect.Chan, reflect.Array:
		return r.Len()
	case reflect.Pointer:
		if a := r.Type().Elem(); a.Kind() == reflect.Array {
			return a.Len()
		}
	}
	return 0
}
