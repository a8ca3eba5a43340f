package otelts

import (
	"crypto/rand"
	"crypto/sha1"
	"encoding/hex"
	"os"
	"runtime"
	"strconv"
	"strings"
	"sync"
)

// detectProcess leaves the arguments out: programs get secrets that way.
func detectProcess(m *machine, r *resource) {
	r.setInt("process.pid", int64(os.Getpid()))
	if path, err := os.Executable(); err == nil {
		r.set("process.executable.name", executableName())
		r.set("process.executable.path", path)
	}
	r.set("process.owner", m.owner(os.Getuid()))
	r.set("process.runtime.name", "go")
	r.set("process.runtime.version", runtime.Version())
	r.set("process.runtime.description", runtimeDescription())
}

// owner does without os/user, which would ask the C library.
func (m *machine) owner(uid int) string {
	if uid < 0 { // Windows
		return m.firstEnv("USERNAME")
	}
	id := strconv.Itoa(uid)
	for line := range strings.SplitSeq(m.read("/etc/passwd"), "\n") {
		if fields := strings.Split(line, ":"); len(fields) > 2 && fields[2] == id {
			return fields[0]
		}
	}
	return m.firstEnv("USER", "LOGNAME")
}

// detectService names the instance: in a container one that stays the same for
// its process over restarts, else a random one.
func detectService(m *machine, r *resource) {
	id := m.containerID()
	if id == "" {
		if uid, container := m.podUID(), m.containerName(); uid != "" && container != "" {
			id = uid + "/" + container
		}
	}
	if id == "" {
		r.set("service.instance.id", randomInstance())
	} else {
		r.set("service.instance.id", instanceOf(id+"/"+strconv.Itoa(os.Getpid())))
	}
}

// instanceNamespace is the one that the semantic conventions give for
// https://opentelemetry.io/docs/specs/semconv/resource/service/
var instanceNamespace = [16]byte{0x4d, 0x63, 0x00, 0x9a, 0x8d, 0x0f, 0x11, 0xee, 0xaa, 0xd7, 0x4c, 0x79, 0x6e, 0xd8, 0xe3, 0x20}

// instanceOf is a UUID of version 5.
func instanceOf(name string) string {
	sum := sha1.Sum(append(instanceNamespace[:], name...))
	return uuid([16]byte(sum[:16]), 5)
}

// randomInstance is one for the whole process, a UUID of version 4.
var randomInstance = sync.OnceValue(func() string {
	var b [16]byte
	_, _ = rand.Read(b[:])
	return uuid(b, 4)
})

func uuid(b [16]byte, version byte) string {
	b[6] = b[6]&0x0f | version<<4
	b[8] = b[8]&0x3f | 0x80
	h := hex.EncodeToString(b[:])
	return h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:]
}
