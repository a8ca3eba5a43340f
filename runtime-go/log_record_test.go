package otelts

import (
	"bytes"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"net"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// installLogs is install with log records, which go to a sink of their own.
func installLogs(tb testing.TB, change func(*config)) (*engine, *sink) {
	e, _ := install(tb, func(c *config) {
		c.logs.to.otlp, c.logs.export, c.logs.delay = true, true, time.Hour
		if change != nil {
			change(c)
		}
	})
	out := &sink{}
	e.logs.send = out.send
	e.logs.busy = func() bool { return false }
	e.logs.flushes = make(chan chan struct{})
	e.logs.queue.wake = make(chan struct{}, 1)
	return e, out
}

type decodedLog struct {
	scope, trace, span, text string
	time, observed           uint64
	severity, flags          int
	body                     any
	attributes               map[string]any
	dropped                  int
}

func decodeLog(tb testing.TB, b []byte) decodedLog {
	l := decodedLog{attributes: map[string]any{}}
	for _, f := range wireFields(tb, b) {
		switch f.number {
		case 1:
			l.time = f.value
		case 2:
			l.severity = int(f.value)
		case 3:
			l.text = utf8Text(tb, f.data)
		case 5:
			l.body = decodeValue(tb, f.data)
		case 6:
			decodeAttribute(tb, f.data, l.attributes)
		case 7:
			l.dropped = int(f.value)
		case 8:
			l.flags = int(f.value)
		case 9:
			l.trace = hex.EncodeToString(f.data)
		case 10:
			l.span = hex.EncodeToString(f.data)
		case 11:
			l.observed = f.value
		default:
			tb.Fatalf("field %d of LogRecord", f.number)
		}
	}
	return l
}

// logs flushes and decodes what arrived so far.
func (k *sink) logs(tb testing.TB, e *engine) (all []decodedLog) {
	tb.Helper()
	if e.logs.queue.count() > 0 && !e.logs.flush(10*time.Second) {
		tb.Fatal("flush did not end")
	}
	k.lock.Lock()
	defer k.lock.Unlock()
	for _, b := range k.bodies {
		for _, resource := range wireFields(tb, b) {
			for _, f := range wireFields(tb, resource.data) {
				if f.number != 2 {
					continue
				}
				scope := ""
				for _, g := range wireFields(tb, f.data) {
					if g.number == 1 {
						scope = string(wireFields(tb, g.data)[0].data)
					} else {
						l := decodeLog(tb, g.data)
						l.scope = scope
						all = append(all, l)
					}
				}
			}
		}
	}
	return all
}

func logged(ctx interface{}, message string, attributes ...LogAttribute) {
	logEmit(logRecord(ctx), 1700000000000000001, 0, "INFO", message, 0, attributes)
}

func TestLogRecord(t *testing.T) {
	e, out := installLogs(t, nil)
	s := start(site(1, "work"), nil)
	ctx := withSpan(context.Background(), s)
	before := uint64(time.Now().UnixNano())
	logged(ctx, "hello\xff", LogAttribute{Key: "a", Value: "x"})
	logged(nil, "outside")
	enter(s)
	logged(context.Background(), "inside")
	leave(s)
	ids := [2]string{hex.EncodeToString(s.trace[:]), hex.EncodeToString(s.id[:])}
	end(s)
	logged(ctx, "behind its end")
	got := out.logs(t, e)
	if len(got) != 4 {
		t.Fatal(got)
	}
	first := got[0]
	if first.observed < before || first.observed > uint64(time.Now().UnixNano()) {
		t.Error("observed at", first.observed)
	}
	first.observed = 0
	want := decodedLog{
		scope: "otel-ts/log-slog", trace: ids[0], span: ids[1], flags: 1, text: "INFO", severity: 9,
		time: 1700000000000000001, body: "hello\uFFFD", attributes: map[string]any{"a": "x"},
	}
	if !reflect.DeepEqual(first, want) {
		t.Errorf("\n%+v\n%+v", first, want)
	}
	for i, has := range []bool{true, false, true, true} {
		if l := got[i]; has && [2]string{l.trace, l.span} != ids || !has && (l.trace != "" || l.span != "" || l.flags != 0) {
			t.Errorf("%v: %s %s", l.body, l.trace, l.span)
		}
	}
}

func TestLogSeverities(t *testing.T) {
	e, out := installLogs(t, nil)
	want := map[int64]int{-100: 1, -8: 1, -4: 5, -3: 6, 0: 9, 1: 10, 4: 13, 8: 17, 12: 21, 100: 24}
	for level := range want {
		logEmit(logRecord(nil), 0, level, fmt.Sprint(level), "", 0, nil)
	}
	for _, l := range out.logs(t, e) {
		var level int64
		if _, err := fmt.Sscan(l.text, &level); err != nil || l.severity != want[level] {
			t.Error(l.text, "is", l.severity)
		}
		if l.time != 0 || l.observed == 0 || l.body != "" {
			t.Errorf("%+v", l)
		}
	}
}

type (
	hiddenText string
	hiddenJSON struct{ Password string }
	ringed     struct{ Next *ringed }
	visible    struct {
		Name    string
		Renamed int    `json:"renamed"`
		Secret  string `json:"-"`
		Empty   string `json:",omitempty"`
		private int
	}
	spokenNumber int
	broken       struct{}
)

func (hiddenText) MarshalText() ([]byte, error) { return []byte("***"), nil }
func (hiddenJSON) MarshalJSON() ([]byte, error) { return []byte(`"***\n"`), nil }
func (spokenNumber) String() string             { return "three" }
func (*broken) Error() string                   { panic("broken") }

func TestLogValues(t *testing.T) {
	e, out := installLogs(t, nil)
	ring := &ringed{}
	ring.Next = ring
	self := map[string]any{}
	self["self"] = self
	n := 7
	values := []any{
		nil, "text", true, 3, uint8(4), uint64(1 << 63), 1.5, float32(0.5), []byte{1, 2}, []string{"a", "b"}, [2]int{1, 2}, &n, (*int)(nil),
		time.Second, time.Unix(1, 5), errors.New("failed"), hiddenText("s3cret"), hiddenJSON{"s3cret"}, spokenNumber(3), net.IPv4(127, 0, 0, 1),
		map[int]any{2: "two", 1: []any{nil, "one"}}, visible{"shop", 1, "s3cret", "", 5}, &visible{Name: "pointer"}, ring, self, (*broken)(nil), 2i, func() {},
	}
	want := []any{
		nil, "text", true, int64(3), int64(4), "9223372036854775808", 1.5, 0.5, []byte{1, 2}, []any{"a", "b"}, []any{int64(1), int64(2)}, int64(7), nil,
		int64(1e9), int64(1e9 + 5), "failed", "***", "***\n", "three", "127.0.0.1",
		map[string]any{"1": []any{nil, "one"}, "2": "two"}, map[string]any{"Name": "shop", "renamed": int64(1)}, map[string]any{"Name": "pointer", "renamed": int64(0)},
		"ring", "self", nil, "complex128", "func()",
	}
	for _, v := range values {
		logged(nil, "", LogAttribute{Key: "v", Value: v})
	}
	got := out.logs(t, e)
	if len(got) != len(values) {
		t.Fatal(len(got), "records of", len(values))
	}
	for i, l := range got {
		v, there := l.attributes["v"]
		if want[i] == "ring" || want[i] == "self" {
			if text := fmt.Sprint(v); !strings.Contains(text, "ext:map[Next:map[") && !strings.Contains(text, "self:map[self:map[") {
				t.Error(text)
			}
		} else if !there || !reflect.DeepEqual(v, want[i]) {
			t.Errorf("%#v: %#v", values[i], v)
		}
	}
}

func TestLogAttributes(t *testing.T) {
	e, out := installLogs(t, func(c *config) { c.logs.attributeCount, c.logs.valueLength = 3, 4 })
	logged(nil, "the body has no limit",
		LogAttribute{Key: "again", Value: 1}, LogAttribute{Key: "long", Value: "äöüßa"}, LogAttribute{Key: "again", Value: 2},
		LogAttribute{Key: "group", Group: []LogAttribute{{Key: "a", Value: 1}, {Key: "a", Value: "inner"}, {Key: "b", Group: []LogAttribute{{Key: "c", Value: []string{"12345"}}}}}},
		LogAttribute{Key: "much", Value: 1}, LogAttribute{Key: "more", Value: 1},
	)
	got := out.logs(t, e)[0]
	want := map[string]any{"again": int64(2), "long": "äöüß", "group": map[string]any{"a": "inne", "b": map[string]any{"c": []any{"1234"}}}}
	if !reflect.DeepEqual(got.attributes, want) || got.dropped != 2 || got.body != "the body has no limit" {
		t.Errorf("%+v", got)
	}
}

func TestLogSource(t *testing.T) {
	e, out := installLogs(t, nil)
	code := uint64(reflect.ValueOf(TestLogSource).Pointer()) + 1
	logEmit(logRecord(nil), 0, 0, "INFO", "", code, nil)
	e.config.logs.attributeCount = 2
	logEmit(logRecord(nil), 0, 0, "INFO", "", code, nil)
	got := out.logs(t, e)
	a := got[0].attributes
	if file, _ := a["code.file.path"].(string); !strings.HasSuffix(file, "/log_record_test.go") || a["code.function.name"] != "otelts.TestLogSource" || a["code.line.number"].(int64) < 100 {
		t.Error(a)
	}
	if len(got[1].attributes) != 0 || got[1].dropped != 3 {
		t.Errorf("%+v", got[1])
	}
}

func TestLogsAreOff(t *testing.T) {
	e, _ := install(t, nil)
	off := func(when string) {
		t.Helper()
		if logRecord(nil) != nil {
			t.Error("a record", when)
		}
	}
	off("by default")
	if logKeeps(false) || e.logs != nil {
		t.Error("kept")
	}
	e, _ = installLogs(t, nil)
	if !logKeeps(false) {
		t.Error("not kept")
	}
	if !logKeeps(true) {
		t.Error("not wanted")
	}
	suppressed(func() { off("in a goroutine of ours") })
	resumeTo := suppress()
	if logRecord(nil) == nil {
		t.Error("the program's own //otel:ignore is about spans")
	}
	resume(resumeTo)
	t.Cleanup(func() { loggerProvider.Store(false) })
	userLoggerProvider()
	off("beside the program's own provider")
	loggerProvider.Store(false)
	e.config.notEnabled["opentelemetry"] = true
	userLoggerProvider()
	if logRecord(nil) == nil {
		t.Error("the program's provider is not to be heard")
	}
	e.disabled = true
	off("in a disabled SDK")
	logEmit(nil, 0, 0, "", "", 0, nil)
}

// Without an engine the first record finds out whether there is to be one.
func TestFirstLogAsks(t *testing.T) {
	defer logsAsked.Store(logsAsked.Load())
	defer running.Store(running.Swap(nil))
	for _, c := range []struct {
		exporter, file string
		asked          int32
	}{{"", "", 1}, {"none", "", 1}, {"", "otel.yaml", 2}, {"otlp", "", 2}} {
		t.Setenv("OTEL_LOGS_EXPORTER", c.exporter)
		t.Setenv("OTEL_CONFIG_FILE", c.file)
		logsAsked.Store(0)
		if logKeeps(false) != (c.asked == 2) || logsAsked.Load() != 0 {
			t.Error("decided too soon, or wrongly")
		}
		if c.asked == 2 {
			continue // it would boot, once in a process
		}
		if logRecord(nil) != nil || logKeeps(false) || logsAsked.Load() != c.asked || running.Load() != nil {
			t.Error(c, logsAsked.Load())
		}
	}
}

func TestLogsInABubble(t *testing.T) {
	e, _ := installLogs(t, nil)
	synctest.Test(t, func(t *testing.T) {
		*gls() = Local{}
		logged(nil, "of the year 2000")
	})
	if n := e.logs.queue.count(); n != 0 {
		t.Error(n, "records")
	}
}

// What was recorded is exported, dropped, or pending, and said so.
func TestLogMetricsAddUp(t *testing.T) {
	out := &sink{}
	e, _ := installLogs(t, func(c *config) {
		c.notEnabled = map[string]bool{runtimeMetricsName: true}
		c.logs.queueSize, c.logs.batchSize = 5, 5
	})
	e.metrics.reader.send = out.send
	answer := func(r result, err error) {
		e.logs.send = func([]byte, time.Duration) (result, time.Duration, error) { return r, 0, err }
	}
	record := func(n int) {
		for range n {
			logged(nil, "x")
		}
	}
	answer(delivered, nil)
	e.logs.once.Do(func() {}) // nobody takes them meanwhile
	record(7)
	e.logs.exportAll(nil)
	answer(delivered, &partialSuccess{rejected: 1})
	record(3)
	e.logs.exportAll(nil)
	answer(refused, &answerError{"400", "no"})
	record(2)
	e.logs.exportAll(nil)
	record(4)
	m := reportAll(t, e, out)
	type n = int64
	for name, want := range map[string]n{
		"otel.sdk.log.created": 16, "otel.sdk.processor.log.queue.size": 4, "otel.sdk.processor.log.queue.capacity": 5, "otel.sdk.exporter.log.inflight": 0,
		"otel.sdk.processor.log.processed": 12, "otel.sdk.exporter.log.exported": 10,
	} {
		if got := sums(m[name]); got != want {
			t.Error(name, got)
		}
	}
	for with, want := range map[string]n{"error.type=rejected": 1, "error.type=400": 2, "otel.component.type=otlp_http_log_exporter": 10} {
		if got := sums(m["otel.sdk.exporter.log.exported"], with); got != want {
			t.Error(with, got)
		}
	}
	if got := sums(m["otel.sdk.processor.log.processed"], "error.type=queue_full", "otel.component.type=batching_log_processor"); got != 2 {
		t.Error(got, "found no room")
	}
}

func TestLogsAsJSON(t *testing.T) {
	e, _ := installLogs(t, nil)
	var bodies [][]byte
	e.logs.send = func(body []byte, _ time.Duration) (result, time.Duration, error) {
		bodies = append(bodies, bytes.Clone(body))
		return delivered, 0, nil
	}
	logged(nil, "said", LogAttribute{Key: "g", Group: []LogAttribute{{Key: "n", Value: 1}}}, LogAttribute{Key: "nothing"})
	e.logs.flush(10 * time.Second)
	line, ok := appendJSON(nil, e.config.logs.schema(), slices.Concat(bodies...))
	for _, part := range []string{
		`"scopeLogs":[{"scope":{"name":"otel-ts/log-slog"`, `"logRecords":[{"timeUnixNano":"1700000000000000001","observedTimeUnixNano":"`,
		`"severityNumber":9,"severityText":"INFO","body":{"stringValue":"said"},"attributes":[`,
		`{"key":"g","value":{"kvlistValue":{"values":[{"key":"n","value":{"intValue":"1"}}]}}},{"key":"nothing","value":{}}]`,
	} {
		if !ok || !strings.Contains(string(line), part) {
			t.Errorf("%v: no %s in %s", ok, part, line)
		}
	}
}
