package otelts

import (
	"math"
	"strconv"
	"strings"
)

// encodeResourceValue is the AnyValue of a scalar or a sequence of them; kind
// is one of the schema's types or empty.
func encodeResourceValue(n *yamlNode, kind string) ([]byte, bool) {
	if n.kind == yamlScalar {
		return encodeScalar(n, kind)
	}
	if n.kind != yamlSequence {
		return nil, false
	}
	item, isArray := strings.CutSuffix(kind, "_array")
	if kind != "" && !isArray {
		return nil, false
	}
	var array []byte
	for _, one := range n.items {
		if kind == "" && item == "" && one.kind == yamlScalar { // the first one's type is that of all
			item = one.plainType()
		}
		value, ok := encodeScalar(one, item)
		if !ok {
			return nil, false
		}
		array = append(appendVarint(append(array, 1<<3|2), uint64(len(value))), value...)
	}
	return append(appendVarint([]byte{tagArray}, uint64(len(array))), array...), true
}

func encodeScalar(n *yamlNode, kind string) ([]byte, bool) {
	if n.kind != yamlScalar {
		return nil, false
	}
	if kind == "" {
		kind = n.plainType()
	}
	switch kind {
	case "string":
		return appendText(nil, tagString, text(n.text, 0)), true
	case "bool":
		v, err := strconv.ParseBool(strings.ToLower(n.text))
		if err != nil {
			return nil, false
		}
		if v {
			return []byte{tagBool, 1}, true
		}
		return []byte{tagBool, 0}, true
	case "int":
		v, err := strconv.ParseInt(n.text, 10, 64)
		return appendVarint([]byte{tagInt}, uint64(v)), err == nil
	case "double":
		v, err := strconv.ParseFloat(n.text, 64)
		return appendFixed64(nil, tagDouble, math.Float64bits(v)), err == nil
	}
	return nil, false
}
