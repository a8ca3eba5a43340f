package otelts

import "sync"

// A pool is told here when it is made, long before anything is measured, and
// asked only when metrics are collected.
var pools = struct {
	lock sync.Mutex
	all  map[interface{}]connections
}{all: map[interface{}]connections{}}

type connections struct {
	library string
	read    poolReading
}

// poolReading says how a pool of connections is called, and its connections:
// in use, idle, at most (0: no limit), at most idle, and who waits for one.
type poolReading = func() (name string, used, idle, most, idleMost, pending int64)

// watchPool keeps the pool and asks read about it until unwatched: read nil.
func watchPool(owner interface{}, library string, read poolReading) {
	pools.lock.Lock()
	defer pools.lock.Unlock()
	if read == nil {
		delete(pools.all, owner)
		return
	}
	pools.all[owner] = connections{library, read}
}

// poolMetrics are those of the conventions
// (https://opentelemetry.io/docs/specs/semconv/database/database-metrics/), of one library.
type poolMetrics struct {
	count, most, idleMost, pending Metric
}

func newPoolMetrics(library string) *poolMetrics {
	site := func(name, unit, description string) Metric {
		return Metric{Kind: kindUpDownCounter, Name: name, Unit: unit, Description: description, Scope: "otel-ts/" + library, Instrumentation: library}
	}
	return &poolMetrics{
		count:    site("db.client.connection.count", "{connection}", "The number of connections that are currently in state described by the state attribute."),
		most:     site("db.client.connection.limit", "{connection}", "The maximum number of open connections allowed."),
		idleMost: site("db.client.connection.idle.max", "{connection}", "The maximum number of idle open connections allowed."),
		pending:  site("db.client.connection.pending_requests", "{request}", "The number of current pending requests for an open connection."),
	}
}

// observePools adds up pools of one name: to the conventions they are one.
func observePools() observer {
	sites := map[string]*poolMetrics{}
	return func(m *metrics) {
		pools.lock.Lock()
		all := make([]connections, 0, len(pools.all))
		for _, p := range pools.all {
			all = append(all, p)
		}
		pools.lock.Unlock() // read takes locks of the library
		for _, p := range all {
			site := sites[p.library]
			if site == nil {
				site = newPoolMetrics(p.library)
				sites[p.library] = site
			}
			site.observe(m, p)
		}
	}
}

// observe leaves the pool out should its reading panic.
func (site *poolMetrics) observe(m *metrics, p connections) {
	defer func() { _ = recover() }()
	name, used, idle, most, idleMost, pending := p.read()
	if name == "" {
		name = p.library
	}
	const keyName, keyState = "db.client.connection.pool.name", "db.client.connection.state"
	pool := stringAttributes(keyName, name)
	m.observeInt(&site.count, stringAttributes(keyName, name, keyState, "used"), used)
	m.observeInt(&site.count, stringAttributes(keyName, name, keyState, "idle"), idle)
	m.observeInt(&site.idleMost, pool, idleMost)
	m.observeInt(&site.pending, pool, pending)
	if most > 0 {
		m.observeInt(&site.most, pool, most)
	}
}
