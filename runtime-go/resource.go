package otelts

import (
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
)

// resourceField is ResourceSpans.resource, encoded. Where two sources name the
// same attribute the later one wins: detected, OTEL_RESOURCE_ATTRIBUTES,
// OTEL_SERVICE_NAME, and what identifies this SDK.
func resourceField(c *config) []byte {
	r := &resource{}
	r.detect(thisMachine(), c.detectors)
	for _, pair := range c.resourceAttributes {
		r.set(pair[0], pair[1])
	}
	for _, a := range c.resourceValues {
		r.remove(keyField(text(a.key, 0)))
		r.content = append(r.content, a.encoded...)
	}
	r.set("service.name", c.serviceName)
	r.set("telemetry.sdk.name", "otel-ts")
	r.set("telemetry.sdk.language", "go")
	r.set("telemetry.sdk.version", Version)
	r.set("telemetry.distro.name", "otel-ts")
	r.set("telemetry.distro.version", Version)
	return append(appendVarint([]byte{tagResourceAttribute}, uint64(len(r.content))), r.content...)
}

const tagResourceAttribute = 1<<3 | 2

// resource is the content of the message Resource.
type resource struct{ content []byte }

// resourceValue is an attribute of another type than text, ready to be sent.
type resourceValue struct {
	key     string
	encoded []byte
}

// set replaces what is there; an empty text says nothing.
func (r *resource) set(key, v string) {
	if v == "" {
		return
	}
	encoded := keyField(text(key, 0))
	r.remove(encoded)
	r.content = appendStringAttribute(r.content, tagResourceAttribute, encoded, text(v, 0))
}

func (r *resource) setInt(key string, v int64) {
	r.content = appendIntAttribute(r.content, tagResourceAttribute, keyField(key), v)
}

func (r *resource) remove(encoded string) {
	for rest := r.content; len(rest) > 0; {
		_, field, pair, next, ok := nextField(rest)
		if !ok {
			break
		}
		if len(pair) >= len(encoded) && string(pair[:len(encoded)]) == encoded {
			at := len(r.content) - len(rest)
			r.content = append(r.content[:at:at], r.content[at+len(field):]...)
			return
		}
		rest = next
	}
}

// wantedServiceName is the service's name as the resource will have it.
func (c *config) wantedServiceName() string {
	name := c.serviceName
	for _, pair := range c.resourceAttributes {
		if name == "" && pair[0] == "service.name" {
			name = pair[1]
		}
	}
	if name == "" {
		name = defaultServiceName(executableName())
	}
	return name
}

func executableName() string {
	path, _ := os.Executable()
	return filepath.Base(path)
}

// defaultServiceName is the last element of the main package's path that says
// something: not a major version, not the name that go run gives to files.
func defaultServiceName(executable string) string {
	if info, ok := debug.ReadBuildInfo(); ok {
		if name := serviceNameOf(info.Path); name != "" {
			return name
		}
	}
	if executable == "" || executable == "." {
		return "unknown_service:go"
	}
	return "unknown_service:" + executable
}

func serviceNameOf(path string) string {
	if path == "" || path == "command-line-arguments" {
		return ""
	}
	dir, base := "", path
	if i := strings.LastIndexByte(path, '/'); i >= 0 {
		dir, base = path[:i], path[i+1:]
	}
	if dir != "" && len(base) > 1 && base[0] == 'v' && strings.Trim(base[1:], "0123456789") == "" {
		return serviceNameOf(dir)
	}
	return base
}

func runtimeDescription() string {
	return "go version " + runtime.Version() + " " + runtime.GOOS + "/" + runtime.GOARCH
}
