package otelts

import (
	"strings"
	"testing"
)

func TestLimitsOfEventsAndLinks(t *testing.T) {
	for _, c := range []struct {
		env                         string
		events, links               int
		droppedEvents, droppedLinks uint64
		attributes                  int
		droppedAttributes           uint64
		message                     string
	}{
		{"", 1, 1, 0, 0, 2, 0, "boom"},
		{"OTEL_SPAN_EVENT_COUNT_LIMIT=0", 0, 1, 1, 0, 0, 0, ""},
		{"OTEL_SPAN_LINK_COUNT_LIMIT=0", 1, 0, 0, 1, 2, 0, "boom"},
		{"OTEL_EVENT_ATTRIBUTE_COUNT_LIMIT=1", 1, 1, 0, 0, 1, 1, ""},
		{"OTEL_ATTRIBUTE_COUNT_LIMIT=1", 1, 1, 0, 0, 1, 1, ""},
		{"OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT=2", 1, 1, 0, 0, 2, 0, "bo"},
	} {
		t.Run(c.env, func(t *testing.T) {
			for pair := range strings.FieldsSeq(c.env) {
				name, value, _ := strings.Cut(pair, "=")
				t.Setenv(name, value)
			}
			read := readConfig()
			e, out := install(t, func(to *config) {
				to.limits, to.attributeCount, to.valueLength = read.limits, read.attributeCount, read.valueLength
			})
			old := start(site(1, "old"), nil)
			enter(old)
			local := *currentLocal()
			end(old)
			*currentLocal() = local
			s := start(site(1, "limited"), nil)
			s.panicked("boom")
			end(s)
			got := out.byName(t, e)["limited"]
			if len(got.events) != c.events || len(got.links) != c.links || got.droppedEvents != c.droppedEvents || got.droppedLinks != c.droppedLinks {
				t.Fatalf("%+v", got)
			}
			if c.events == 0 {
				return
			}
			event := got.events[0]
			message, _ := event.attributes["exception.message"].(string)
			if len(event.attributes) != c.attributes || event.dropped != c.droppedAttributes || message != c.message {
				t.Errorf("%+v", event)
			}
		})
	}
}

func TestLogLevel(t *testing.T) {
	defer readLogLevel()
	for v, want := range map[string]int32{"": logInfo, "DEBUG": logDebug, "none": logNone, "error": logError, "warn": logWarn, "info": logInfo, "loud": logInfo} {
		t.Setenv("OTEL_LOG_LEVEL", v)
		if readLogLevel(); logLevel.Load() != want {
			t.Error(v, logLevel.Load())
		}
	}
	t.Setenv("OTEL_LOG_LEVEL", "")
}
