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
	var content []byte
	set := func(key, v string) {
		if v != "" {
			content = setResource(content, key, v)
		}
	}
	executable, _ := os.Executable()
	executable = filepath.Base(executable)
	host, _ := os.Hostname()

	set("service.name", defaultServiceName(executable))
	set("host.name", host)
	content = appendIntAttribute(content, 1<<3|2, keyField("process.pid"), int64(os.Getpid()))
	set("process.executable.name", executable)
	set("process.runtime.name", "go")
	set("process.runtime.version", runtime.Version())
	for _, pair := range c.resourceAttributes {
		set(pair[0], pair[1])
	}
	set("service.name", c.serviceName)
	set("telemetry.sdk.name", "otel-ts")
	set("telemetry.sdk.language", "go")
	set("telemetry.sdk.version", Version)
	set("telemetry.distro.name", "otel-ts")
	set("telemetry.distro.version", Version)
	return append(appendVarint([]byte{1<<3 | 2}, uint64(len(content))), content...)
}

// setResource replaces the attribute, which in Resource is field 1.
func setResource(content []byte, key, v string) []byte {
	encoded := keyField(text(key, 0))
	for rest := content; len(rest) > 0; {
		_, field, pair, next, ok := nextField(rest)
		if !ok {
			break
		}
		if len(pair) >= len(encoded) && string(pair[:len(encoded)]) == encoded {
			at := len(content) - len(rest)
			content = append(content[:at:at], content[at+len(field):]...)
			break
		}
		rest = next
	}
	return appendStringAttribute(content, 1<<3|2, encoded, text(v, 0))
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
