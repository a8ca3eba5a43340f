package otelts

import (
	"os"
	"strings"
)

func detectHost(m *machine, r *resource) {
	name, _ := os.Hostname()
	r.set("host.name", name)
	r.set("host.arch", hostArch(m.goarch))
	r.set("host.id", m.hostID())
}

// hostArch are the conventions' names, where they differ from Go's.
func hostArch(goarch string) string {
	switch goarch {
	case "arm":
		return "arm32"
	case "386":
		return "x86"
	case "ppc64le":
		return "ppc64"
	}
	return goarch
}

// hostID is what the system keeps in a file. An image's machine-id would be
// that of all its containers, so there it is none.
func (m *machine) hostID() string {
	var paths []string
	switch m.goos {
	case "linux":
		paths = []string{"/etc/machine-id", "/var/lib/dbus/machine-id"}
	case "freebsd", "netbsd", "openbsd", "dragonfly":
		paths = []string{"/etc/hostid"}
	}
	if m.containerID() != "" || m.getenv("KUBERNETES_SERVICE_HOST") != "" {
		return ""
	}
	for _, path := range paths {
		if id := strings.TrimSpace(m.read(path)); id != "" && id != "uninitialized" {
			return id
		}
	}
	return ""
}

func detectOS(m *machine, r *resource) {
	r.set("os.type", osType(m.goos))
	if m.goos != "linux" {
		return
	}
	release := m.read("/etc/os-release")
	if release == "" {
		release = m.read("/usr/lib/os-release")
	}
	facts := map[string]string{}
	for line := range strings.SplitSeq(release, "\n") {
		key, value, _ := strings.Cut(strings.TrimSpace(line), "=")
		facts[key] = shellUnquote(value)
	}
	r.set("os.name", facts["NAME"])
	r.set("os.version", facts["VERSION_ID"])
	r.set("os.description", facts["PRETTY_NAME"])
}

func osType(goos string) string {
	switch goos {
	case "dragonfly":
		return "dragonflybsd"
	case "illumos":
		return "solaris"
	case "zos":
		return "z_os"
	case "android":
		return "linux"
	}
	return goos
}

// shellUnquote takes off the quotes of os-release(5).
func shellUnquote(v string) string {
	if len(v) < 2 || v[0] != v[len(v)-1] || v[0] != '"' && v[0] != '\'' {
		return v
	}
	quote, v := v[0], v[1:len(v)-1]
	if quote == '\'' {
		return v
	}
	var b strings.Builder
	for i := 0; i < len(v); i++ {
		if v[i] == '\\' && i+1 < len(v) {
			i++
		}
		b.WriteByte(v[i])
	}
	return b.String()
}
