package otelts

// limits of what one span holds beside its own attributes, whose limit is
// config.attributeCount. The length of values is limited everywhere.
type limits struct {
	events          int
	links           int
	eventAttributes int
	linkAttributes  int
}

func defaultLimits() limits { return limits{128, 128, 128, 128} }

func (c *config) readLimits() {
	all := envInt(c.attributeCount, 0, "OTEL_ATTRIBUTE_COUNT_LIMIT")
	c.attributeCount = envInt(all, 0, "OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT")
	c.limits.eventAttributes = envInt(all, 0, "OTEL_EVENT_ATTRIBUTE_COUNT_LIMIT")
	c.limits.linkAttributes = envInt(all, 0, "OTEL_LINK_ATTRIBUTE_COUNT_LIMIT")
	c.valueLength = envInt(envInt(0, 1, "OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT"), 1, "OTEL_SPAN_ATTRIBUTE_VALUE_LENGTH_LIMIT")
	c.limits.events = envInt(c.limits.events, 0, "OTEL_SPAN_EVENT_COUNT_LIMIT")
	c.limits.links = envInt(c.limits.links, 0, "OTEL_SPAN_LINK_COUNT_LIMIT")
}

// kept counts what a span has of events and links, and what it lost.
type kept struct{ events, links, droppedEvents, droppedLinks int32 }

// admitEvent and admitLink make room for one more, or count it as dropped.
func (s *Span) admitEvent() bool {
	if int(s.kept.events) >= s.engine.config.limits.events {
		s.kept.droppedEvents++
		return false
	}
	s.kept.events++
	return true
}

func (s *Span) admitLink() bool {
	if int(s.kept.links) >= s.engine.config.limits.links {
		s.kept.droppedLinks++
		return false
	}
	s.kept.links++
	return true
}

func (k *kept) appendDropped(b []byte) []byte {
	if k.droppedEvents > 0 {
		b = appendVarint(append(b, tagDroppedEvents), uint64(k.droppedEvents))
	}
	if k.droppedLinks > 0 {
		b = appendVarint(append(b, tagDroppedLinks), uint64(k.droppedLinks))
	}
	return b
}
