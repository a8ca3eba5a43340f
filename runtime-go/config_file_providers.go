package otelts

import (
	"strconv"
)

func (f *configFile) tracerProvider(path string, n *yamlNode) {
	c := f.config
	c.to, c.export = exporters{}, false // until an exporter says otherwise
	f.fields(path, n,
		field{"processors", func(path string, n *yamlNode) {
			f.each(path, n, f.processor(&c.batching))
		}},
		field{"limits", func(path string, n *yamlNode) {
			f.fields(path, n,
				field{"attribute_count_limit", f.number(&c.attributeCount, 0)},
				field{"attribute_value_length_limit", f.number(&c.valueLength, 1)},
				field{"event_count_limit", f.number(&c.limits.events, 0)},
				field{"link_count_limit", f.number(&c.limits.links, 0)},
				field{"event_attribute_count_limit", f.number(&c.limits.eventAttributes, 0)},
				field{"link_attribute_count_limit", f.number(&c.limits.linkAttributes, 0)},
			)
		}},
		field{"sampler", f.sampler},
	)
}

// each item is a mapping whose one key says what it is.
func (f *configFile) each(path string, n *yamlNode, use func(path, which string, n *yamlNode)) {
	if n.kind != yamlSequence {
		f.bad(path, n)
		return
	}
	for i, item := range n.items {
		if which, value := f.choice(path, item); which != "" {
			use(path+"["+strconv.Itoa(i)+"]."+which, which, value)
		}
	}
}

// processor: all of a signal share one queue, with what the last one says of it.
func (f *configFile) processor(b *batching) func(path, which string, n *yamlNode) {
	return func(path, which string, n *yamlNode) {
		used := false
		exporter := func(path string, n *yamlNode) { used = f.exporter(path, n, &b.to, &b.receiver, nil) }
		switch which {
		case "batch":
			f.fields(path, n,
				field{"schedule_delay", f.milliseconds(&b.delay, 0)},
				field{"export_timeout", f.milliseconds(&b.exportTime, 1)},
				field{"max_queue_size", f.number(&b.queueSize, 1)},
				field{"max_export_batch_size", f.number(&b.batchSize, 1)},
				field{"exporter", exporter},
			)
			if b.batchSize > b.queueSize {
				b.batchSize = b.queueSize
			}
			b.timeout = min(b.timeout, b.exportTime)
		case "simple": // a batch of one, as soon as it is there
			f.fields(path, n, field{"exporter", exporter})
			if used {
				b.delay, b.batchSize = 0, 1
			}
		default:
			f.unsupported(path, n)
		}
		b.export = b.to.any()
	}
}

func (f *configFile) loggerProvider(path string, n *yamlNode) {
	c := &f.config.logs
	f.fields(path, n,
		field{"processors", func(path string, n *yamlNode) { f.each(path, n, f.processor(&c.batching)) }},
		field{"limits", func(path string, n *yamlNode) {
			f.fields(path, n,
				field{"attribute_count_limit", f.number(&c.attributeCount, 0)},
				field{"attribute_value_length_limit", f.number(&c.valueLength, 1)},
			)
		}},
	)
}

func (f *configFile) temporality(path string, n *yamlNode, metrics *metricsConfig) {
	switch n.text {
	case "cumulative":
	case "delta", "low_memory":
		metrics.delta = true
	default:
		f.bad(path, n)
	}
}

func (f *configFile) meterProvider(path string, n *yamlNode) {
	m := &f.config.metrics
	m.to, m.export = exporters{}, false
	f.fields(path, n,
		field{"readers", func(path string, n *yamlNode) {
			f.each(path, n, f.reader)
			m.export = m.to.any()
		}},
		field{"exemplar_filter", func(path string, n *yamlNode) {
			switch n.text {
			case "trace_based":
			case "always_on":
				m.filter = exemplarsOfAll
			case "always_off":
				m.filter = exemplarsOfNone
			default:
				f.bad(path, n)
			}
		}},
	)
}

func (f *configFile) reader(path, which string, n *yamlNode) {
	m := &f.config.metrics
	switch which {
	case "periodic":
		f.fields(path, n,
			field{"interval", f.milliseconds(&m.interval, 1)},
			field{"timeout", f.milliseconds(&m.timeout, 1)},
			field{"exporter", func(path string, n *yamlNode) { f.exporter(path, n, &m.to, &m.receiver, m) }},
		)
	case "pull":
		f.fields(path, n, field{"exporter", func(path string, n *yamlNode) { f.prometheus(path, n, m) }})
	default:
		f.unsupported(path, n)
	}
}
