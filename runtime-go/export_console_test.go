package otelts

import (
	"encoding/json"
	"os"
	"os/exec"
	"strings"
	"testing"
)

func childOutput(t *testing.T, what string, env ...string) (stdout, stderr string) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = childEnvironment(what, env...)
	var out, err strings.Builder
	cmd.Stdout, cmd.Stderr = &out, &err
	_ = cmd.Run()
	return out.String(), err.String()
}

// Standard output is the program's own; on standard error each line is a
// request in OTLP's JSON.
func TestConsole(t *testing.T) {
	stdout, stderr := childOutput(t, "both once", "OTEL_TRACES_EXPORTER=console", "OTEL_METRICS_EXPORTER=console")
	lines := strings.Split(strings.TrimSuffix(stderr, "\n"), "\n")
	if stdout != "" || len(lines) != 2 {
		t.Fatalf("%q %q", stdout, stderr)
	}
	found := map[string]string{}
	for _, line := range lines {
		var v map[string]any
		if err := json.Unmarshal([]byte(line), &v); err != nil {
			t.Fatal(err, line)
		}
		for key := range v {
			found[key] = line
		}
	}
	if !strings.Contains(found["resourceSpans"], `"name":"last"`) || !strings.Contains(found["resourceMetrics"], `"name":"counted"`) {
		t.Error(found)
	}
}

// Beside OTLP each span is printed once, however often it is sent and also
// while nobody takes it.
func TestConsoleBesideOTLP(t *testing.T) {
	got := newCollector(t, nil)
	env := []string{"OTEL_TRACES_EXPORTER=otlp,console", "OTEL_METRICS_EXPORTER=none", "OTEL_EXPORTER_OTLP_ENDPOINT=" + got.URL}
	if _, stderr := childOutput(t, "exit", env...); strings.Count(stderr, `"name":"last"`) != 1 || len(got.requests) != 1 {
		t.Errorf("%q %d", stderr, len(got.requests))
	}
	env[2] = "OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:1"
	if _, stderr := childOutput(t, "failures", env...); strings.Count(stderr, `"name":"last"`) != 3 || strings.Count(stderr, "cannot export") != 1 {
		t.Errorf("%q", stderr)
	}
}

// A console that nobody can write to loses spans and counts them.
func TestConsoleThatIsClosed(t *testing.T) {
	e, _ := install(t, func(c *config) { c.to = exporters{console: true} })
	before := standardError
	defer func() { standardError = before }()
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	read.Close()
	write.Close()
	standardError = write
	recordOne(e)
	if e.queue.dropped.Load() != 1 || e.queue.exported.Load() != 0 || e.queue.count() != 0 {
		t.Error(e.queue.dropped.Load(), e.queue.exported.Load(), e.queue.count())
	}
}
