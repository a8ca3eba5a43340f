package otelts

import "sync"

// The messages of OTLP that this runtime writes, with the names of their JSON
// mapping: opentelemetry/proto/{trace,metrics,logs,common,resource}/v1/*.proto.
// TestOfficialJSON compares them with OTLP's own types.

type jsonMessage struct{ fields []jsonField }

type jsonField struct {
	number   uint64
	name     string
	kind     jsonKind
	repeated bool
	message  *jsonMessage // of jsonNested
}

type jsonKind uint8

const (
	jsonNested jsonKind = iota
	jsonText
	jsonHex
	jsonBase64
	jsonBool
	jsonNumber // a varint of 32 bits: enumerations and counts
	jsonFixed  // fixed32
	jsonInt64  // a varint
	jsonSigned // sfixed64
	jsonUint64 // fixed64
	jsonDouble
	jsonUint64s // fixed64, packed
	jsonDoubles // packed
)

func (f *jsonField) wire() wireType {
	switch f.kind {
	case jsonBool, jsonNumber, jsonInt64:
		return wireVarint
	case jsonFixed:
		return wireFixed4
	case jsonSigned, jsonUint64, jsonDouble:
		return wireFixed8
	}
	return wireBytes
}

// otlpJSON is made when JSON is first wanted.
var otlpJSON = sync.OnceValue(newOTLPJSON)

type jsonSchemas struct{ traces, metrics, logs *jsonMessage }

// schema is the signal's request.
func (r *receiver) schema() *jsonMessage {
	switch r.signal {
	case "metrics":
		return otlpJSON().metrics
	case "logs":
		return otlpJSON().logs
	}
	return otlpJSON().traces
}

func newOTLPJSON() jsonSchemas {
	var (
		value    = &jsonMessage{} // contains itself
		pairs    = []jsonField{jsonPlain(1, "key", jsonText), {number: 2, name: "value", message: value}}
		values   = jsonField{number: 1, name: "values", repeated: true, message: value}
		dropped  = func(number uint64) jsonField { return jsonPlain(number, "droppedAttributesCount", jsonNumber) }
		resource = jsonInner(1, "resource", jsonList(1, "attributes", pairs...), dropped(2))
		scope    = jsonInner(1, "scope", jsonPlain(1, "name", jsonText), jsonPlain(2, "version", jsonText), jsonList(3, "attributes", pairs...), dropped(4))
		schema   = jsonPlain(3, "schemaUrl", jsonText)
		// request is the same for all signals: resources, scopes, items.
		request = func(resources, scopes, items string, item ...jsonField) *jsonMessage {
			return &jsonMessage{[]jsonField{jsonList(1, resources, resource, jsonList(2, scopes, scope, jsonList(2, items, item...), schema), schema)}}
		}
	)
	value.fields = []jsonField{
		jsonPlain(1, "stringValue", jsonText), jsonPlain(2, "boolValue", jsonBool), jsonPlain(3, "intValue", jsonInt64), jsonPlain(4, "doubleValue", jsonDouble),
		jsonInner(5, "arrayValue", values), jsonInner(6, "kvlistValue", jsonList(1, "values", pairs...)), jsonPlain(7, "bytesValue", jsonBase64),
	}

	span := []jsonField{
		jsonPlain(1, "traceId", jsonHex), jsonPlain(2, "spanId", jsonHex), jsonPlain(3, "traceState", jsonText), jsonPlain(4, "parentSpanId", jsonHex), jsonPlain(16, "flags", jsonFixed),
		jsonPlain(5, "name", jsonText), jsonPlain(6, "kind", jsonNumber), jsonPlain(7, "startTimeUnixNano", jsonUint64), jsonPlain(8, "endTimeUnixNano", jsonUint64),
		jsonList(9, "attributes", pairs...), dropped(10),
		jsonList(11, "events", jsonPlain(1, "timeUnixNano", jsonUint64), jsonPlain(2, "name", jsonText), jsonList(3, "attributes", pairs...), dropped(4)),
		jsonPlain(12, "droppedEventsCount", jsonNumber),
		jsonList(13, "links", jsonPlain(1, "traceId", jsonHex), jsonPlain(2, "spanId", jsonHex), jsonPlain(3, "traceState", jsonText), jsonList(4, "attributes", pairs...), dropped(5), jsonPlain(6, "flags", jsonFixed)),
		jsonPlain(14, "droppedLinksCount", jsonNumber),
		jsonInner(15, "status", jsonPlain(2, "message", jsonText), jsonPlain(3, "code", jsonNumber)),
	}

	record := []jsonField{
		jsonPlain(1, "timeUnixNano", jsonUint64), jsonPlain(11, "observedTimeUnixNano", jsonUint64), jsonPlain(2, "severityNumber", jsonNumber), jsonPlain(3, "severityText", jsonText),
		{number: 5, name: "body", message: value}, jsonList(6, "attributes", pairs...), jsonPlain(7, "droppedAttributesCount", jsonNumber),
		jsonPlain(8, "flags", jsonFixed), jsonPlain(9, "traceId", jsonHex), jsonPlain(10, "spanId", jsonHex),
	}

	start, end := jsonPlain(2, "startTimeUnixNano", jsonUint64), jsonPlain(3, "timeUnixNano", jsonUint64)
	exemplar := []jsonField{
		jsonList(7, "filteredAttributes", pairs...), jsonPlain(2, "timeUnixNano", jsonUint64), jsonPlain(3, "asDouble", jsonDouble), jsonPlain(6, "asInt", jsonSigned),
		jsonPlain(4, "spanId", jsonHex), jsonPlain(5, "traceId", jsonHex),
	}
	numbers := jsonList(1, "dataPoints", jsonList(7, "attributes", pairs...), start, end,
		jsonPlain(4, "asDouble", jsonDouble), jsonPlain(6, "asInt", jsonSigned), jsonList(5, "exemplars", exemplar...), jsonPlain(8, "flags", jsonNumber))
	histograms := jsonList(1, "dataPoints", jsonList(9, "attributes", pairs...), start, end,
		jsonPlain(4, "count", jsonUint64), jsonPlain(5, "sum", jsonDouble), jsonPlain(6, "bucketCounts", jsonUint64s), jsonPlain(7, "explicitBounds", jsonDoubles),
		jsonList(8, "exemplars", exemplar...), jsonPlain(10, "flags", jsonNumber), jsonPlain(11, "min", jsonDouble), jsonPlain(12, "max", jsonDouble))
	temporality := jsonPlain(2, "aggregationTemporality", jsonNumber)

	return jsonSchemas{
		traces: request("resourceSpans", "scopeSpans", "spans", span...),
		logs:   request("resourceLogs", "scopeLogs", "logRecords", record...),
		metrics: request("resourceMetrics", "scopeMetrics", "metrics",
			jsonPlain(1, "name", jsonText), jsonPlain(2, "description", jsonText), jsonPlain(3, "unit", jsonText),
			jsonInner(5, "gauge", numbers), jsonInner(7, "sum", numbers, temporality, jsonPlain(3, "isMonotonic", jsonBool)), jsonInner(9, "histogram", histograms, temporality)),
	}
}

func jsonPlain(number uint64, name string, kind jsonKind) jsonField {
	return jsonField{number: number, name: name, kind: kind}
}

func jsonInner(number uint64, name string, fields ...jsonField) jsonField {
	return jsonField{number: number, name: name, message: &jsonMessage{fields}}
}

func jsonList(number uint64, name string, fields ...jsonField) jsonField {
	return jsonField{number: number, name: name, repeated: true, message: &jsonMessage{fields}}
}
