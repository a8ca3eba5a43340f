package otelts

import (
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
)

// fakeMachine has the files and variables that a test gives it.
func fakeMachine(t *testing.T, files map[string]string, env map[string]string) *machine {
	root := t.TempDir()
	for name, content := range files {
		path := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return &machine{root, func(name string) string { return env[name] }, "linux", "arm"}
}

func (r *resource) decoded(t *testing.T) map[string]any {
	got := map[string]any{}
	for _, a := range wireFields(t, r.content) {
		decodeAttribute(t, a.data, got)
	}
	return got
}

const (
	containerA = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
	containerB = "f123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
	podA       = "5b0e0d3c-6d4a-4a55-9d3f-b9d3f5f2a001"
)

func TestContainerID(t *testing.T) {
	hostname := func(path string) string {
		return "1 0 8:1 / / rw - ext4 /dev/root rw\n2 1 8:1 " + path + " /etc/hostname rw,relatime - ext4 /dev/root rw\n"
	}
	for name, c := range map[string]struct{ cgroup, mountinfo, want string }{
		"no container":         {"0::/user.slice/session-1.scope\n", hostname("/etc/hostname"), ""},
		"version 1, docker":    {"12:cpu:/docker/" + containerA + "\n", "", containerA},
		"version 1, systemd":   {"1:name=systemd:/kubepods.slice/kubepods-pod1.slice/cri-containerd-" + containerA + ".scope\n", "", containerA},
		"version 1, nested":    {"1:cpu:/kubepods/burstable/pod" + podA + ":cri-containerd:" + containerA + "\n", "", containerA},
		"version 2, docker":    {"0::/\n", hostname("/var/lib/docker/containers/" + containerA + "/hostname"), containerA},
		"version 2, podman":    {"0::/\n", hostname("/containers/storage/overlay-containers/" + containerA + "/userdata/hostname"), containerA},
		"a sandbox is a pod's": {"0::/\n", hostname("/var/lib/containerd/io.containerd.grpc.v1.cri/sandboxes/" + containerB + "/hostname"), ""},
		"too short":            {"12:cpu:/docker/" + containerA[1:] + "\n", "", ""},
		"garbage":              {"::::\n\x00", "x y", ""},
	} {
		m := fakeMachine(t, map[string]string{"proc/self/cgroup": c.cgroup, "proc/self/mountinfo": c.mountinfo}, nil)
		if got := m.containerID(); got != c.want {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestDetectors(t *testing.T) {
	m := fakeMachine(t, map[string]string{
		"etc/machine-id":      "abc\n",
		"etc/os-release":      "NAME=\"Debian GNU/Linux\"\nVERSION_ID='12'\nPRETTY_NAME=\"Debian \\\"12\\\"\"\n# x\n",
		"etc/passwd":          "root:x:0:0::/:/bin/sh\nshop:x:4242:1::/:/bin/sh\n",
		"proc/self/mountinfo": "",
	}, map[string]string{"POD_NAME": "no pod"})
	r := &resource{}
	r.detect(m, nil)
	got := r.decoded(t)
	path, _ := os.Executable()
	for key, want := range map[string]any{
		"host.arch": "arm32", "host.id": "abc", "os.type": "linux", "os.name": "Debian GNU/Linux", "os.version": "12", "os.description": `Debian "12"`,
		"process.pid": int64(os.Getpid()), "process.executable.path": path, "process.executable.name": filepath.Base(path),
		"process.runtime.name": "go", "process.runtime.version": runtime.Version(), "process.runtime.description": runtimeDescription(),
		"container.id": nil, "k8s.pod.name": nil, "process.command_args": nil,
	} {
		if got[key] != want {
			t.Errorf("%s: %v, want %v", key, got[key], want)
		}
	}
	if m.owner(4242) != "shop" || m.owner(77) != "" || !strings.HasPrefix(got["service.name"].(string), "otelts") {
		t.Error(m.owner(4242), m.owner(77), got["service.name"])
	}
	if id := got["service.instance.id"].(string); !regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`).MatchString(id) {
		t.Error("a random one:", id)
	}
	if m := fakeMachine(t, map[string]string{"etc/machine-id": "an image's", "proc/self/cgroup": "1:cpu:/docker/" + containerA}, nil); m.hostID() != "" || m.containerID() != containerA {
		t.Error("in a container there is no host.id:", m.hostID())
	}
	again := &resource{}
	again.detect(m, []string{"service"})
	if other := again.decoded(t); other["service.instance.id"] != got["service.instance.id"] || len(other) != 2 {
		t.Error("one for the whole process, and nothing but it:", other)
	}
}

func TestDetectKubernetes(t *testing.T) {
	pod := map[string]string{"KUBERNETES_SERVICE_HOST": "10.0.0.1", "POD_NAME": "shop-1", "CONTAINER_NAME": "shop", "NODE_NAME": "n1", "K8S_POD_NAME": "shop-2"}
	files := map[string]string{
		"etc/machine-id":      "an image's\n",
		"proc/self/mountinfo": "9 8 8:1 /var/lib/kubelet/pods/" + podA + "/etc-hosts /etc/hosts rw - ext4 /dev/root rw\n",
		"var/run/secrets/kubernetes.io/serviceaccount/namespace": "web\n",
	}
	m := fakeMachine(t, files, pod)
	r := &resource{}
	r.detect(m, []string{"k8s", "service", "host"})
	got := r.decoded(t)
	for key, want := range map[string]any{"k8s.pod.name": "shop-2", "k8s.namespace.name": "web", "k8s.pod.uid": podA, "k8s.container.name": "shop", "k8s.node.name": "n1", "host.id": nil, "k8s.cluster.name": nil} {
		if got[key] != want {
			t.Errorf("%s: %v, want %v", key, got[key], want)
		}
	}
	id := got["service.instance.id"].(string)
	same := &resource{}
	same.detect(fakeMachine(t, files, pod), []string{"service"})
	pod["POD_UID"] = "another"
	other := &resource{}
	other.detect(fakeMachine(t, files, pod), []string{"service"})
	if id[14] != '5' || same.decoded(t)["service.instance.id"] != id || other.decoded(t)["service.instance.id"] == id {
		t.Error("a container's instance is the same as long as its process is:", id)
	}
	if v := instanceOf("x"); v != "6833eec6-9f91-52e2-b2eb-7999ad7f5cc4" {
		t.Error(v)
	}
}
