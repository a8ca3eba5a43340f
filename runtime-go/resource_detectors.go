package otelts

import (
	"io"
	"os"
	"runtime"
	"slices"
	"strings"
)

// machine is where detectors look; tests give another root and environment.
type machine struct {
	root   string // in front of absolute paths
	getenv func(string) string
	goos   string
	goarch string
}

func thisMachine() *machine { return &machine{"", os.Getenv, runtime.GOOS, runtime.GOARCH} }

const fileMost = 1 << 20

// read is a file's content; what cannot be read is empty.
func (m *machine) read(path string) string {
	f, err := os.Open(m.root + path)
	if err != nil {
		return ""
	}
	defer func() { _ = f.Close() }()
	content, err := io.ReadAll(io.LimitReader(f, fileMost))
	if err != nil {
		return ""
	}
	return string(content)
}

// firstEnv is the first of the variables that says something.
func (m *machine) firstEnv(names ...string) string {
	for _, name := range names {
		if v := strings.TrimSpace(m.getenv(name)); v != "" {
			return v
		}
	}
	return ""
}

// The detectors, in the order of their attributes.
var detectors = []struct {
	name   string
	detect func(*machine, *resource)
}{
	{"service", detectService},
	{"host", detectHost},
	{"os", detectOS},
	{"process", detectProcess},
	{"container", detectContainer},
	{"k8s", detectKubernetes},
}

// detect asks those that are wanted; nil: all. The service's name is always
// there, for without one a resource means nothing.
func (r *resource) detect(m *machine, wanted []string) {
	r.set("service.name", defaultServiceName(executableName()))
	for _, d := range detectors {
		if wanted == nil || slices.Contains(wanted, d.name) {
			d.detect(m, r)
		}
	}
}

// readDetectors reads OTEL_TS_RESOURCE_DETECTORS: all, none, or a list.
func (c *config) readDetectors() {
	const name = "OTEL_TS_RESOURCE_DETECTORS"
	v := env(name)
	if v == "" {
		return
	}
	c.detectors = []string{}
	for item := range strings.SplitSeq(v, ",") {
		switch item = strings.TrimSpace(item); {
		case item == "all":
			c.detectors = nil
			return
		case item == "" || item == "none":
		case !isDetector(item):
			warnOnce(name + " names a detector that is not supported; it is ignored")
		default:
			c.detectors = append(c.detectors, item)
		}
	}
}

func isDetector(name string) bool {
	for _, d := range detectors {
		if d.name == name {
			return true
		}
	}
	return false
}
