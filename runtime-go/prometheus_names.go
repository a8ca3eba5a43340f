package otelts

import (
	"slices"
	"strings"
)

// Names as the specification translates them for Prometheus:
// https://opentelemetry.io/docs/specs/otel/compatibility/prometheus_and_openmetrics/.

// prometheusUnits is UCUM in words.
var prometheusUnits = map[string]string{
	"d": "days", "h": "hours", "min": "minutes", "s": "seconds", "ms": "milliseconds", "us": "microseconds", "ns": "nanoseconds",
	"By": "bytes", "KiBy": "kibibytes", "MiBy": "mebibytes", "GiBy": "gibibytes", "TiBy": "tibibytes",
	"KBy": "kilobytes", "kBy": "kilobytes", "MBy": "megabytes", "GBy": "gigabytes", "TBy": "terabytes",
	"m": "meters", "V": "volts", "A": "amperes", "J": "joules", "W": "watts", "g": "grams",
	"Cel": "celsius", "Hz": "hertz", "%": "percent", "1": "",
}

// prometheusPer is what stands behind a slash.
var prometheusPer = map[string]string{"s": "second", "m": "minute", "min": "minute", "h": "hour", "d": "day", "w": "week", "mo": "month", "y": "year"}

// prometheusName is the name of the family and the unit at its end; a counter's
// ends in total.
func prometheusName(in *stream) (name, unit string) {
	words := strings.FieldsFunc(in.name, func(r rune) bool { return !nameRune(r) && r != ':' })
	main, per, _ := strings.Cut(withoutBraces(in.unit), "/")
	unitWords := nonEmpty(prometheusUnit(prometheusUnits, main))
	if word := prometheusUnit(prometheusPer, per); word != "" {
		unitWords = append(unitWords, "per", word)
	}
	if in.kind == kindGauge && in.unit == "1" {
		unitWords = []string{"ratio"}
	}
	for _, word := range unitWords {
		if !slices.Contains(words, word) {
			words = append(words, word)
		}
	}
	if in.kind == kindCounter {
		words = append(slices.DeleteFunc(words, func(word string) bool { return word == "total" }), "total")
	}
	if name = strings.Join(words, "_"); name == "" || name[0] >= '0' && name[0] <= '9' {
		name = "_" + name
	}
	unit = strings.Join(unitWords, "_")
	if !strings.HasSuffix(strings.TrimSuffix(name, "_total"), "_"+unit) {
		unit = ""
	}
	return name, unit
}

func nonEmpty(word string) []string {
	if word == "" {
		return nil
	}
	return strings.Split(word, "_")
}

func prometheusUnit(known map[string]string, unit string) string {
	if word, ok := known[unit]; ok {
		return word
	}
	return strings.Join(strings.FieldsFunc(unit, func(r rune) bool { return !nameRune(r) }), "_")
}

// withoutBraces takes out UCUM's annotations: {request}.
func withoutBraces(unit string) string {
	for {
		from := strings.IndexByte(unit, '{')
		to := strings.IndexByte(unit, '}')
		if from < 0 || to < from {
			return strings.TrimSpace(unit)
		}
		unit = unit[:from] + unit[to+1:]
	}
}

func nameRune(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
}

// prometheusLabel is the name of an attribute; runs of what cannot be in one
// are one underscore.
func prometheusLabel(key string) string {
	var b []byte
	for _, r := range key {
		switch {
		case nameRune(r):
			b = append(b, byte(r))
		case len(b) == 0 || b[len(b)-1] != '_':
			b = append(b, '_')
		}
	}
	if len(b) == 0 || b[0] >= '0' && b[0] <= '9' {
		return "key_" + string(b)
	}
	return string(b)
}
