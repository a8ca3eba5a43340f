package main

import (
	"fmt"

	common "go.opentelemetry.io/proto/otlp/common/v1"
	metrics "go.opentelemetry.io/proto/otlp/metrics/v1"
	trace "go.opentelemetry.io/proto/otlp/trace/v1"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
)

// check says what is wrong in message and everything below it, each finding led by its path.
func check(message proto.Message) []string {
	c := &checker{}
	c.walk("", message.ProtoReflect())
	return c.findings
}

type checker struct {
	findings []string
}

func (c *checker) report(path, format string, args ...any) {
	if path == "" {
		path = "request"
	}
	c.findings = append(c.findings, path+": "+fmt.Sprintf(format, args...))
}

func (c *checker) walk(path string, message protoreflect.Message) {
	if unknown := message.GetUnknown(); len(unknown) > 0 {
		c.report(path, "%d bytes of unknown fields in a %s: %x", len(unknown), message.Descriptor().FullName(), unknown)
	}
	switch value := message.Interface().(type) {
	case *trace.Span:
		c.span(path, value)
	case *metrics.Sum:
		c.sum(path, value)
	case *metrics.HistogramDataPoint:
		c.histogram(path, value)
	case *metrics.Exemplar:
		c.exemplar(path, value)
	case *trace.Span_Link:
		c.id(path, "trace_id", value.GetTraceId(), traceIDLength)
		c.id(path, "span_id", value.GetSpanId(), spanIDLength)
	}
	// In the order of the schema: Message.Range has none.
	fields := message.Descriptor().Fields()
	for i := range fields.Len() {
		if field := fields.Get(i); message.Has(field) {
			c.field(join(path, string(field.Name())), field, message.Get(field))
		}
	}
}

func (c *checker) field(path string, field protoreflect.FieldDescriptor, value protoreflect.Value) {
	switch {
	case field.IsMap() && field.MapValue().Message() != nil:
		value.Map().Range(func(key protoreflect.MapKey, value protoreflect.Value) bool {
			c.walk(fmt.Sprintf("%s[%q]", path, key.String()), value.Message())
			return true
		})
	case field.IsList() && field.Message() != nil:
		list := value.List()
		keys := map[string]int{}
		for i := range list.Len() {
			element := list.Get(i).Message()
			if pair, ok := element.Interface().(*common.KeyValue); ok {
				c.key(path, i, pair.GetKey(), keys)
			}
			c.walk(fmt.Sprintf("%s[%d]", path, i), element)
		}
	case !field.IsList() && !field.IsMap() && field.Message() != nil:
		c.walk(path, value.Message())
	}
}

// key looks for keys that a list holds twice: attributes of anything, and maps as values.
func (c *checker) key(path string, index int, key string, seen map[string]int) {
	if first, twice := seen[key]; twice {
		c.report(fmt.Sprintf("%s[%d]", path, index), "the key %q is already at [%d]", key, first)
		return
	}
	seen[key] = index
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}
