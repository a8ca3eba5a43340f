package otelts

import (
	"encoding/json"
	"math"
	"reflect"
	"strconv"
	"strings"
	"testing"
)

func toJSON(t *testing.T, m *jsonMessage, body []byte) map[string]any {
	t.Helper()
	b, ok := appendJSON(nil, m, body)
	if !ok {
		t.Fatalf("not translated: %x", body)
	}
	return decodeJSON(t, b)
}

func decodeJSON(t *testing.T, b []byte) map[string]any {
	t.Helper()
	decoder := json.NewDecoder(strings.NewReader(string(b)))
	decoder.UseNumber()
	var v map[string]any
	if err := decoder.Decode(&v); err != nil {
		t.Fatalf("%v: %s", err, b)
	}
	return v
}

// at goes down by keys and indexes.
func at(t *testing.T, v any, path ...any) any {
	t.Helper()
	for _, step := range path {
		switch step := step.(type) {
		case string:
			v = v.(map[string]any)[step]
		case int:
			v = v.([]any)[step]
		}
	}
	return v
}

func TestJSONOfSpans(t *testing.T) {
	e, out := install(t, func(c *config) { c.serviceName = "shop" })
	parent := start(site(2, "parent"), nil)
	enter(parent)
	s := start(&Site{Kind: 3, Name: "a \"b\"\n\\\x01é", Scope: "otel-ts/test"}, nil)
	setString(s, kf("text"), "bad\xff")
	setInt(s, kf("int"), -5)
	setFloat(s, kf("half"), 0.5)
	setFloat(s, kf("never"), math.Inf(-1))
	setBool(s, kf("no"), false)
	setStrings(s, kf("list"), []string{"a", ""})
	fail(s, new(timeoutError))
	end(s)
	leave(parent)
	end(parent)
	spans := out.byName(t, e)
	want := spans["a \"b\"\n\\\x01é"]

	all := toJSON(t, otlpJSON().traces, out.bodies[len(out.bodies)-1])
	if name := at(t, all, "resourceSpans", 0, "resource", "attributes"); !strings.Contains(jsonOf(t, name), `{"key":"service.name","value":{"stringValue":"shop"}}`) {
		t.Error(name)
	}
	if scope := at(t, all, "resourceSpans", 0, "scopeSpans", 0, "scope", "name"); scope != "otel-ts/test" {
		t.Error(scope)
	}
	var got map[string]any // which shard comes first is chance
	for _, one := range at(t, all, "resourceSpans", 0, "scopeSpans", 0, "spans").([]any) {
		if one := one.(map[string]any); one["name"] == want.name {
			got = one
		}
	}
	for key, value := range map[string]any{
		"traceId": want.trace, "spanId": want.id, "parentSpanId": want.parent, "name": want.name, "kind": json.Number("3"),
		"startTimeUnixNano": strconv.FormatUint(want.start, 10), "endTimeUnixNano": strconv.FormatUint(want.end, 10), "flags": json.Number("257"),
		"status": map[string]any{"code": json.Number("2"), "message": "late"},
	} {
		if !reflect.DeepEqual(got[key], value) {
			t.Errorf("%s: %v, want %v", key, got[key], value)
		}
	}
	for _, attribute := range []string{
		`{"key":"text","value":{"stringValue":"bad�"}}`, `{"key":"int","value":{"intValue":"-5"}}`, `{"key":"half","value":{"doubleValue":0.5}}`,
		`{"key":"never","value":{"doubleValue":"-Infinity"}}`, `{"key":"no","value":{"boolValue":false}}`,
		`{"key":"list","value":{"arrayValue":{"values":[{"stringValue":"a"},{"stringValue":""}]}}}`,
	} {
		if text := jsonOf(t, got["attributes"]); !strings.Contains(text, attribute) {
			t.Errorf("%s is not in %s", attribute, text)
		}
	}
}

func TestJSONOfMetrics(t *testing.T) {
	e, out := installMetrics(t, nil)
	add(metric(kindCounter, "orders"), 1<<53+1, "a", "x")
	h := metric(kindHistogram, "took")
	h.Buckets = []float64{0.5, 1}
	s := measure(h)
	valueFloat(s, 0.75)
	record(s)
	out.report(t, e)
	all := toJSON(t, otlpJSON().metrics, out.bodies[len(out.bodies)-1])
	metrics := at(t, all, "resourceMetrics", 0, "scopeMetrics", 0, "metrics").([]any)
	orders, took := metrics[0].(map[string]any), metrics[1].(map[string]any)
	if sum := orders["sum"].(map[string]any); sum["isMonotonic"] != true || sum["aggregationTemporality"] != json.Number("2") || at(t, sum, "dataPoints", 0, "asInt") != "9007199254740993" {
		t.Error(orders)
	}
	point := at(t, took, "histogram", "dataPoints", 0).(map[string]any)
	if jsonOf(t, point["bucketCounts"]) != `["0","1","0"]` || jsonOf(t, point["explicitBounds"]) != `[0.5,1]` || point["count"] != "1" || point["sum"] != json.Number("0.75") || point["max"] != json.Number("0.75") {
		t.Error(point)
	}
}

// What is no message of that kind is refused, wherever it is cut.
func TestJSONOfBrokenBytes(t *testing.T) {
	e, out := install(t, nil)
	s := start(site(2, "x"), nil)
	setString(s, kf("key"), "value")
	end(s)
	out.spans(t, e)
	body := out.bodies[len(out.bodies)-1]
	for n := 1; n < len(body); n++ {
		if _, ok := appendJSON(nil, otlpJSON().traces, body[:n]); ok {
			t.Errorf("cut at %d", n)
		}
	}
	if _, ok := appendJSON(nil, otlpJSON().traces, []byte{1<<3 | 0, 1}); ok {
		t.Error("another wire type")
	}
}

func TestReadJSON(t *testing.T) {
	const answer = ` { "a" : [1, {"b": "}"}, null], "message":"x \"y\" \u00e9\ud83d\ude00\n", "partialSuccess" : {"errorMessage":"no","rejectedSpans" : "7" } , "n":-1.5e3,"z":null}`
	for _, c := range []struct {
		path []string
		want string
		ok   bool
	}{
		{[]string{"message"}, "x \"y\" é😀\n", true},
		{[]string{"partialSuccess", "rejectedSpans"}, "7", true},
		{[]string{"partialSuccess", "errorMessage"}, "no", true},
		{[]string{"n"}, "-1.5e3", true},
		{[]string{"z"}, "null", false},
		{[]string{"a"}, "", false},
		{[]string{"none"}, "", false},
		{[]string{"message", "deeper"}, "", false},
	} {
		if got, ok := jsonScalarAt([]byte(answer), c.path...); got != c.want || ok != c.ok {
			t.Errorf("%v: %q %v", c.path, got, ok)
		}
	}
	for n := range len(answer) { // whatever is cut, it ends
		jsonScalarAt([]byte(answer)[:n], "none")
	}
	for _, broken := range []string{"", "{", "[", `{"a"`, `{"a":}`, `{"a":1,,}`, `{]`, `{"a":"\u12"}`, "]", `{"x":]}`} {
		if got, ok := jsonScalarAt([]byte(broken), "none"); ok {
			t.Error(broken, got)
		}
	}
}

func jsonOf(t *testing.T, v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
