package otelts

import (
	"strconv"
	"strings"
)

// root maps what concerns all signals; without a provider there is no signal,
// as the specification wants.
func (f *configFile) root(n *yamlNode) {
	c := f.config
	c.export = n.at("tracer_provider") != nil
	c.metrics.export = n.at("meter_provider") != nil
	c.propagators = []propagator{}
	c.detectors = []string{}
	f.fields("", n,
		field{"file_format", nil},
		field{"stability", nil},
		field{"log_level", f.logLevel},
		field{"disabled", f.boolean(&c.disabled)},
		field{"resource", f.resource},
		field{"attribute_limits", f.attributeLimits},
		field{"propagator", f.propagator},
		field{"tracer_provider", f.tracerProvider},
		field{"meter_provider", f.meterProvider},
		field{"logger_provider", f.loggerProvider},
		field{"instrumentation", f.instrumentation},
		field{"instrumentation/development", f.instrumentation},
		field{"distribution", f.distribution},
	)
}

// logLevel takes the severities of log records, such as debug and info2.
func (f *configFile) logLevel(path string, n *yamlNode) {
	switch strings.ToLower(strings.TrimRight(n.text, "234")) {
	case "trace", "debug":
		logLevel.Store(logDebug)
	case "info":
		logLevel.Store(logInfo)
	case "warn":
		logLevel.Store(logWarn)
	case "error":
		logLevel.Store(logError)
	case "fatal":
		logLevel.Store(logNone)
	default:
		f.bad(path, n)
	}
}

func (f *configFile) attributeLimits(path string, n *yamlNode) {
	c := f.config
	f.fields(path, n,
		field{"attribute_count_limit", f.number(&c.attributeCount, 0)},
		field{"attribute_value_length_limit", f.number(&c.valueLength, 1)},
	)
	c.limits.eventAttributes, c.limits.linkAttributes = c.attributeCount, c.attributeCount
	c.logs.attributeCount, c.logs.valueLength = c.attributeCount, c.valueLength
}

func (f *configFile) propagator(path string, n *yamlNode) {
	f.fields(path, n,
		field{"composite", func(path string, n *yamlNode) {
			for _, item := range n.items {
				if name, _ := f.choice(path, item); name != "" {
					f.config.addPropagator(configFileVariable, name)
				}
			}
		}},
		field{"composite_list", func(path string, n *yamlNode) {
			for name := range strings.SplitSeq(n.text, ",") {
				f.config.addPropagator(configFileVariable, strings.TrimSpace(name))
			}
		}},
	)
}

func (f *configFile) resource(path string, n *yamlNode) {
	f.fields(path, n,
		// What stands in attributes wins.
		field{"attributes_list", func(path string, n *yamlNode) {
			f.config.resourceAttributes = append(f.config.resourceAttributes, f.pairs(path, n)...)
		}},
		field{"attributes", func(path string, n *yamlNode) {
			for _, item := range n.items {
				f.resourceAttribute(path, item)
			}
		}},
		field{"detection/development", f.detection},
		field{"detection", f.detection},
	)
}

func (f *configFile) detection(path string, n *yamlNode) {
	f.fields(path, n, field{"detectors", func(path string, n *yamlNode) {
		for _, item := range n.items {
			switch name, _ := f.choice(path, item); {
			case name == "":
			case isDetector(name):
				f.config.detectors = append(f.config.detectors, name)
				if name == "host" { // in the schema's words that is the system, too
					f.config.detectors = append(f.config.detectors, "os")
				}
			default:
				f.unsupported(joinPath(path, name), item)
			}
		}
	}})
}

// resourceAttribute is name, value and type; without a type it is the value's own.
func (f *configFile) resourceAttribute(path string, n *yamlNode) {
	name, kind := "", ""
	var value *yamlNode
	f.fields(path, n,
		field{"name", f.text(&name)},
		field{"type", f.text(&kind)},
		field{"value", func(_ string, n *yamlNode) { value = n }},
	)
	if name == "" || value == nil {
		if name == "" {
			f.bad(path, n)
		}
		return
	}
	if value.kind == yamlScalar && (kind == "string" || kind == "" && value.plainType() == "string") {
		f.config.resourceAttributes = append(f.config.resourceAttributes, [2]string{name, value.text})
		return
	}
	encoded, ok := encodeResourceValue(value, kind)
	if !ok {
		f.bad(joinPath(path, name), value)
		return
	}
	f.config.resourceValues = append(f.config.resourceValues, resourceValue{name, appendAny(name, encoded)})
}

// appendAny encodes Resource.attributes with a ready AnyValue.
func appendAny(name string, value []byte) []byte {
	return append(appendAttributeHead(nil, tagResourceAttribute, keyField(text(name, 0)), len(value)), value...)
}

// plainType is what YAML's core schema takes a scalar for.
func (n *yamlNode) plainType() string {
	switch n.text {
	case "true", "True", "TRUE", "false", "False", "FALSE":
		if !n.quoted {
			return "bool"
		}
	}
	if n.quoted {
		return "string"
	}
	if _, err := strconv.ParseInt(n.text, 10, 64); err == nil {
		return "int"
	}
	if _, err := strconv.ParseFloat(n.text, 64); err == nil && strings.Trim(n.text, "+-0123456789.eE") == "" {
		return "double"
	}
	return "string"
}

// pairs reads key=value,key=value as the variables have it.
func (f *configFile) pairs(path string, n *yamlNode) [][2]string {
	return splitPairs(n.text, func() { f.tell(path, n, "has an entry that is not key=value and is ignored") })
}
