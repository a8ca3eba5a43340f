package otelts

import (
	"sync"
	"sync/atomic"
)

// Site is one woven place, a global of the woven package. Woven packages
// declare the same layout.
type Site struct {
	Kind            int64  // SpanKind of OTLP
	Name            string // default span name
	Attributes      string // ready bytes: zero or more Span.attributes fields
	Scope           string // instrumentation scope name
	Instrumentation string // the aspect file's name: "net-http"
	Aspect          string // where the advice comes from; for diagnostics
	state           uint64 // 1 + index into sites; atomic
}

// SpanKind numbers of OTLP.
const (
	kindServer = 2
)

// siteInfo is what the runtime knows of a site beyond its constants.
type siteInfo struct {
	scope      int
	attributes int    // how many Attributes holds
	keys       uint64 // keyBit of each of them
	disabled   bool
}

// Both tables only grow, by as many entries as the program has sites and
// scopes; readers take no lock.
var (
	sitesLock sync.Mutex
	sites     atomic.Pointer[[]siteInfo]
	scopes    atomic.Pointer[[]string]
)

func (site *Site) info() *siteInfo {
	if i := atomic.LoadUint64(&site.state); i != 0 {
		return &(*sites.Load())[i-1]
	}
	return site.resolve()
}

func (site *Site) resolve() *siteInfo {
	sitesLock.Lock()
	defer sitesLock.Unlock()
	if i := atomic.LoadUint64(&site.state); i != 0 {
		return &(*sites.Load())[i-1]
	}
	info := siteInfo{scope: scopeIndex(site.Scope)}
	if e := running.Load(); e != nil {
		info.disabled = !e.config.instrumented(site.Instrumentation)
	}
	eachAttribute(site.Attributes, func(field, key string) {
		info.attributes++
		info.keys |= keyBit(key)
	})
	var known []siteInfo
	if old := sites.Load(); old != nil {
		known = *old
	}
	// A full copy: a reader may hold the old array.
	known = append(append(make([]siteInfo, 0, len(known)+1), known...), info)
	sites.Store(&known)
	atomic.StoreUint64(&site.state, uint64(len(known)))
	return &known[len(known)-1]
}

// scopeIndex is called with sitesLock held.
func scopeIndex(name string) int {
	var known []string
	if old := scopes.Load(); old != nil {
		known = *old
	}
	for i, s := range known {
		if s == name {
			return i
		}
	}
	known = append(append(make([]string, 0, len(known)+1), known...), name)
	scopes.Store(&known)
	return len(known) - 1
}
