package otelts

import (
	"strconv"
	"strings"
)

// samplingRule is one of OTEL_TS_SAMPLING_RULES: what is sampled of the
// requests to a path.
type samplingRule struct {
	method string // "": any
	path   string // * stands for any characters, / too
	bound  uint64
	drop   bool // whatever the caller decided
}

// parseSamplingRule reads [METHOD ]path=ratio and [METHOD ]path=drop.
func parseSamplingRule(v string) (r samplingRule, ok bool) {
	i := strings.LastIndexByte(v, '=')
	if i < 0 {
		return r, false
	}
	path, what := strings.TrimSpace(v[:i]), strings.TrimSpace(v[i+1:])
	if method, rest, both := strings.Cut(path, " "); both {
		r.method, path = strings.ToUpper(method), strings.TrimSpace(rest)
	}
	if path == "" || path[0] != '/' && path[0] != '*' {
		return r, false
	}
	r.path = path
	if what == "drop" {
		r.drop = true
		return r, true
	}
	ratio, err := strconv.ParseFloat(what, 64)
	r.bound = ratioBound(ratio)
	return r, err == nil && ratio >= 0 && ratio <= 1
}

func (c *config) readSamplingRules() {
	const name = "OTEL_TS_SAMPLING_RULES"
	v := env(name)
	if v == "" {
		return
	}
	for item := range strings.SplitSeq(v, ",") {
		if item = strings.TrimSpace(item); item == "" {
			continue
		}
		rule, ok := parseSamplingRule(item)
		if !ok {
			warnOnce(name + ": an entry is not [METHOD ]path=ratio or [METHOD ]path=drop and is ignored")
			continue
		}
		c.rules = append(c.rules, rule)
	}
}

// ruleFor is the first rule for the request; nil: the sampler decides.
func (c *config) ruleFor(method, path string) *samplingRule {
	for i := range c.rules {
		r := &c.rules[i]
		if (r.method == "" || r.method == method) && matchPath(r.path, path) {
			return r
		}
	}
	return nil
}

// matchPath goes back to the last * only, which is enough for one wildcard
// that takes everything.
func matchPath(pattern, path string) bool {
	p, at := 0, 0
	star, retry := -1, 0
	for at < len(path) {
		switch {
		case p < len(pattern) && pattern[p] == '*':
			star, retry = p, at
			p++
		case p < len(pattern) && pattern[p] == path[at]:
			p++
			at++
		case star >= 0:
			retry++
			p, at = star+1, retry
		default:
			return false
		}
	}
	return strings.Trim(pattern[p:], "*") == ""
}

// startRequestSpan is startRemoteSpan for a server that goes on to say method
// and path: with rules about them nothing is decided before that.
func startRequestSpan(site *Site, ctx interface{}, header map[string][]string) *Span {
	return startSpanOf(site, ctx, header, true)
}

// decideRequest does what start had to leave undone.
func decideRequest(s *Span, method, path string) {
	if s == nil || !s.Undecided {
		return
	}
	s.Undecided = false
	c := s.engine.config
	root := s.parent == [8]byte{}
	rule := c.ruleFor(method, path)
	switch {
	case rule == nil:
		s.sample(root)
	case rule.drop:
		s.flags &^= flagSampled | flagDebug | flagDeferred
	case c.sampler.parentBased && !root && s.flags&flagDeferred == 0:
	default:
		s.sampleBelow(rule.bound)
	}
	if rule != nil {
		s.flags |= flagFollow
	}
	s.record(s.site, s.ended)
	if met := s.met; met != nil {
		s.met = nil
		met()
	}
}
