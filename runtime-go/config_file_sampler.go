package otelts

import "strconv"

// sampler is the specification's default where the file's cannot be had.
func (f *configFile) sampler(path string, n *yamlNode) {
	c := f.config
	if !f.samplerOf(path, n, false) {
		c.sampler, c.remote = sampler{true, sampleAll}, nil
	}
}

// samplerOf reports whether it could be taken over.
func (f *configFile) samplerOf(path string, n *yamlNode, parentBased bool) (ok bool) {
	c := f.config
	which, value := f.choice(path, n)
	path = joinPath(path, which)
	switch which {
	case "":
		return false
	case "always_on":
		c.sampler = sampler{parentBased, sampleAll}
	case "always_off":
		c.sampler = sampler{parentBased, sampleNone}
	case "trace_id_ratio_based":
		bound := uint64(sampleAll)
		f.fields(path, value, field{"ratio", f.ratio(&bound)})
		c.sampler = sampler{parentBased, bound}
	case "jaeger_remote/development", "jaeger_remote":
		f.jaegerRemote(path, value)
		c.sampler = sampler{parentBased: parentBased}
	case "parent_based":
		if parentBased {
			f.unsupported(path, value)
			return false
		}
		return f.parentBased(path, value)
	default:
		f.unsupported(path, value)
		return false
	}
	return true
}

func (f *configFile) parentBased(path string, n *yamlNode) bool {
	f.config.sampler = sampler{true, sampleAll}
	ok := true
	fixed := func(want string) func(string, *yamlNode) {
		return func(path string, n *yamlNode) {
			if which, _ := f.choice(path, n); which != "" && which != want {
				f.tell(path, n, "can only be "+want+"; using that")
			}
		}
	}
	f.fields(path, n,
		field{"root", func(path string, n *yamlNode) { ok = f.samplerOf(path, n, true) }},
		field{"remote_parent_sampled", fixed("always_on")},
		field{"remote_parent_not_sampled", fixed("always_off")},
		field{"local_parent_sampled", fixed("always_on")},
		field{"local_parent_not_sampled", fixed("always_off")},
	)
	return ok
}

func (f *configFile) ratio(to *uint64) func(string, *yamlNode) {
	return func(path string, n *yamlNode) {
		ratio, err := strconv.ParseFloat(n.text, 64)
		if n.kind != yamlScalar || err != nil || !(ratio >= 0 && ratio <= 1) {
			f.bad(path, n)
			return
		}
		*to = ratioBound(ratio)
	}
}

func (f *configFile) jaegerRemote(path string, n *yamlNode) {
	r := newRemoteSampler()
	f.fields(path, n,
		field{"endpoint", func(path string, n *yamlNode) {
			if !r.setEndpoint(n.text) {
				f.bad(path, n)
			}
		}},
		field{"interval", f.milliseconds(&r.interval, 1)},
		field{"initial_sampler", func(path string, n *yamlNode) {
			which, value := f.choice(path, n)
			bound := r.bound.Load()
			switch which {
			case "always_on":
				bound = sampleAll
			case "always_off":
				bound = sampleNone
			case "trace_id_ratio_based":
				bound = sampleAll
				f.fields(joinPath(path, which), value, field{"ratio", f.ratio(&bound)})
			default:
				f.bad(path, n)
			}
			r.bound.Store(bound)
		}},
	)
	f.config.remote = r
}
