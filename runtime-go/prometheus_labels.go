package otelts

import (
	"math"
	"slices"
	"strconv"
)

type prometheusPair struct{ name, value string }

// prometheusPairs reads attributes, each a field of KeyValue, in the order of
// their keys. Where two keys become one label its value is both.
func prometheusPairs(attributes []byte) (pairs []prometheusPair) {
	type attribute struct{ key, value string }
	var all []attribute
	for e := range elements(attributes) {
		var a attribute
		for e := range elements(e.data) {
			switch e.number {
			case 1:
				a.key = string(e.data)
			case 2:
				a.value = attributeText(e.data)
			}
		}
		all = append(all, a)
	}
	slices.SortStableFunc(all, func(a, b attribute) int {
		if a.key < b.key {
			return -1
		}
		return 1
	})
	for _, a := range all {
		name := prometheusLabel(a.key)
		if i := slices.IndexFunc(pairs, func(p prometheusPair) bool { return p.name == name }); i >= 0 {
			pairs[i].value += ";" + a.value
		} else {
			pairs = append(pairs, prometheusPair{name, a.value})
		}
	}
	return pairs
}

// attributeText is what is no text in words, lists as JSON.
func attributeText(anyValue []byte) (v string) {
	for e := range elements(anyValue) {
		switch e.number {
		case 1:
			v = string(e.data)
		case 2:
			v = strconv.FormatBool(e.value != 0)
		case 3:
			v = strconv.FormatInt(int64(e.value), 10)
		case 4:
			v = strconv.FormatFloat(math.Float64frombits(e.value), 'g', -1, 64)
		case 5:
			v = "["
			for item := range elements(e.data) {
				if len(v) > 1 {
					v += ","
				}
				v += itemJSON(item.data)
			}
			v += "]"
		}
	}
	return v
}

func itemJSON(anyValue []byte) string {
	for e := range elements(anyValue) {
		if e.number == 1 {
			return string(appendJSONText(nil, e.data))
		}
	}
	return attributeText(anyValue)
}
