package main

import (
	"encoding/json"
	"net/http"
	"strings"
	"sync"
)

// ledger is what arrived: for each trace the item that it is for, and what is wrong.
type ledger struct {
	lock    sync.Mutex
	spans   int
	items   map[string]string // by trace
	servers map[string]string // item by id of a request's span
	links   []link
	wrong   []string
}

type link struct{ item, to string }

type export struct {
	ResourceSpans []struct {
		ScopeSpans []struct {
			Spans []span
		}
	}
}

type span struct {
	TraceID    string
	SpanID     string
	Links      []struct{ SpanID string }
	Attributes []struct {
		Key   string
		Value struct{ StringValue string }
	}
}

// item is the last element of the path, which both kinds of spans have.
func (s *span) item() string {
	for _, a := range s.Attributes {
		if a.Key == "url.path" || a.Key == "url.full" {
			return a.Value.StringValue[strings.LastIndexByte(a.Value.StringValue, '/')+1:]
		}
	}
	return ""
}

func (l *ledger) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	if r.URL.Path != "/v1/traces" {
		_, _ = w.Write([]byte("{}"))
		return
	}
	var e export
	if err := json.NewDecoder(r.Body).Decode(&e); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		l.complain("a request that is no JSON: " + err.Error())
		return
	}
	for _, resource := range e.ResourceSpans {
		for _, scope := range resource.ScopeSpans {
			for i := range scope.Spans {
				l.enter(&scope.Spans[i])
			}
		}
	}
	_, _ = w.Write([]byte("{}"))
}

func (l *ledger) enter(s *span) {
	item := s.item()
	if item == "" {
		l.complain("a span without a path: " + s.SpanID)
		return
	}
	l.lock.Lock()
	defer l.lock.Unlock()
	l.spans++
	if known, there := l.items[s.TraceID]; !there {
		l.items[s.TraceID] = item
	} else if known != item {
		l.wrong = append(l.wrong, "trace "+s.TraceID+" is of "+known+" and of "+item)
	}
	l.servers[s.SpanID] = item
	for _, to := range s.Links {
		l.links = append(l.links, link{item, to.SpanID})
	}
}

func (l *ledger) complain(what string) {
	l.lock.Lock()
	l.wrong = append(l.wrong, what)
	l.lock.Unlock()
}

func (l *ledger) arrived() int {
	l.lock.Lock()
	defer l.lock.Unlock()
	return l.spans
}

// judge looks at the links once all spans are there.
func (l *ledger) judge() (linked int, wrong []string) {
	l.lock.Lock()
	defer l.lock.Unlock()
	for _, one := range l.links {
		if item, there := l.servers[one.to]; !there || item != one.item {
			l.wrong = append(l.wrong, "a span of "+one.item+" is linked to one of "+item)
		}
	}
	return len(l.links), l.wrong
}
