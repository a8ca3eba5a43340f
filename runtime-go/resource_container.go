package otelts

import "strings"

func detectContainer(m *machine, r *resource) { r.set("container.id", m.containerID()) }

// containerID is in the paths of the process's cgroups where there is version
// 1 or the host's namespace, else where the container's own files are mounted.
func (m *machine) containerID() string {
	if m.goos != "linux" {
		return ""
	}
	for line := range strings.SplitSeq(m.read("/proc/self/cgroup"), "\n") {
		if parts := strings.SplitN(line, ":", 3); len(parts) == 3 {
			// …/docker/<id>, …/cri-containerd-<id>.scope, …/<pod>:cri-containerd:<id>
			last := strings.TrimSuffix(parts[2][strings.LastIndexByte(parts[2], '/')+1:], ".scope")
			if i := strings.LastIndexAny(last, "-:"); i >= 0 {
				last = last[i+1:]
			}
			if isContainerID(last) {
				return last
			}
		}
	}
	for line := range strings.SplitSeq(m.read("/proc/self/mountinfo"), "\n") {
		fields := strings.Fields(line)
		if len(fields) < 5 || fields[4] != "/etc/hostname" && fields[4] != "/etc/hosts" && fields[4] != "/etc/resolv.conf" {
			continue
		}
		// …/containers/<id>/hostname; a sandbox's id is its pod's and not ours.
		parts := strings.Split(fields[3], "/")
		for i := 1; i < len(parts); i++ {
			if isContainerID(parts[i]) && strings.HasSuffix(parts[i-1], "containers") {
				return parts[i]
			}
		}
	}
	return ""
}

// isContainerID: 64 hex digits.
func isContainerID(v string) bool {
	if len(v) != 64 {
		return false
	}
	for i := range len(v) {
		if hexValue(v[i]) > 15 {
			return false
		}
	}
	return true
}

// detectKubernetes reads what a pod's manifest gives by the downward API, under
// the names that are common for it, and what every pod has.
func detectKubernetes(m *machine, r *resource) {
	if m.getenv("KUBERNETES_SERVICE_HOST") == "" {
		return
	}
	r.set("k8s.cluster.name", m.firstEnv("K8S_CLUSTER_NAME", "CLUSTER_NAME"))
	r.set("k8s.node.name", m.firstEnv("K8S_NODE_NAME", "NODE_NAME"))
	namespace := m.firstEnv("K8S_NAMESPACE_NAME", "K8S_POD_NAMESPACE", "K8S_NAMESPACE", "POD_NAMESPACE")
	if namespace == "" {
		namespace = strings.TrimSpace(m.read("/var/run/secrets/kubernetes.io/serviceaccount/namespace"))
	}
	r.set("k8s.namespace.name", namespace)
	r.set("k8s.pod.name", m.firstEnv("K8S_POD_NAME", "POD_NAME"))
	r.set("k8s.pod.uid", m.podUID())
	r.set("k8s.container.name", m.containerName())
	r.set("k8s.deployment.name", m.firstEnv("K8S_DEPLOYMENT_NAME"))
}

func (m *machine) containerName() string { return m.firstEnv("K8S_CONTAINER_NAME", "CONTAINER_NAME") }

// podUID is also in the paths of what the kubelet mounts into every container.
func (m *machine) podUID() string {
	if m.getenv("KUBERNETES_SERVICE_HOST") == "" {
		return ""
	}
	if uid := m.firstEnv("K8S_POD_UID", "POD_UID"); uid != "" {
		return uid
	}
	for line := range strings.SplitSeq(m.read("/proc/self/mountinfo"), "\n") {
		if _, rest, ok := strings.Cut(line, "/kubelet/pods/"); ok {
			if uid, _, ok := strings.Cut(rest, "/"); ok && len(uid) == 36 {
				return uid
			}
		}
	}
	return ""
}
