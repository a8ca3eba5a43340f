package otelts

// exporter adds one to where the signal goes; false: there is none of ours.
// metrics is nil for spans.
func (f *configFile) exporter(path string, n *yamlNode, to *exporters, over *receiver, metrics *metricsConfig) bool {
	which, n := f.choice(path, n)
	if which == "" {
		return false
	}
	path = joinPath(path, which)
	switch which {
	case "otlp_http", "otlp_grpc":
		if to.otlp {
			f.tell(path, n, "is one more than is supported and is ignored")
			return false
		}
		to.otlp = true
		f.otlp(path, n, which == "otlp_grpc", over, metrics)
	case "console":
		to.console = true
		f.fields(path, n, f.ofMetrics(metrics)...)
	default:
		f.unsupported(path, n)
		return false
	}
	return true
}

func (f *configFile) otlp(path string, n *yamlNode, grpc bool, to *receiver, metrics *metricsConfig) {
	if grpc {
		to.protocol, to.endpoint = grpcProtobuf, defaultGRPCEndpoint
	}
	insecure := false
	tls := []field{
		{"ca_file", f.text(&to.certificate)},
		{"key_file", f.text(&to.clientKey)},
		{"cert_file", f.text(&to.clientCertificate)},
	}
	fields := []field{
		{"compression", func(path string, n *yamlNode) {
			if to.compress = n.text == "gzip"; n.text != "gzip" && n.text != "none" {
				f.bad(path, n)
			}
		}},
		{"timeout", f.milliseconds(&to.timeout, 1)},
	}
	if grpc {
		tls = append(tls, field{"insecure", f.boolean(&insecure)})
	} else {
		fields = append(fields, field{"encoding", func(path string, n *yamlNode) {
			if n.text == "json" {
				to.protocol = httpJSON
			} else if n.text != "protobuf" {
				f.bad(path, n)
			}
		}})
	}
	// Whether there is TLS must be known before the endpoint.
	fields = append(fields, field{"tls", func(path string, n *yamlNode) { f.fields(path, n, tls...) }},
		field{"endpoint", func(path string, n *yamlNode) {
			endpoint, ok := n.text, usableURL(n.text)
			if grpc {
				endpoint, ok = grpcEndpoint(n.text, insecure)
			}
			if n.kind != yamlScalar || !ok {
				f.bad(path, n)
				return
			}
			to.endpoint = endpoint
		}})
	var list [][2]string
	fields = append(fields,
		field{"headers_list", func(path string, n *yamlNode) { list = append(list, f.pairs(path, n)...) }},
		field{"headers", func(path string, n *yamlNode) {
			for _, item := range n.items {
				var pair [2]string
				f.fields(path, item, field{"name", f.text(&pair[0])}, field{"value", f.text(&pair[1])})
				list = append(list, pair)
			}
		}})
	f.fields(path, n, append(fields, f.ofMetrics(metrics)...)...)
	for _, pair := range list {
		if usableHeader(pair) {
			to.headers = append(to.headers, pair)
		} else {
			f.tell(joinPath(path, "headers"), n, "has an entry that is no valid header and is ignored")
		}
	}
}

// ofMetrics are the keys that exporters of metrics have and those of spans have not.
func (f *configFile) ofMetrics(metrics *metricsConfig) []field {
	if metrics == nil {
		return nil
	}
	return []field{
		{"temporality_preference", func(path string, n *yamlNode) { f.temporality(path, n, metrics) }},
		{"default_histogram_aggregation", func(path string, n *yamlNode) {
			if n.text != "explicit_bucket_histogram" {
				f.bad(path, n)
			}
		}},
	}
}

// prometheus is the exporter of a pull reader.
func (f *configFile) prometheus(path string, n *yamlNode, metrics *metricsConfig) {
	which, n := f.choice(path, n)
	if which == "" {
		return
	}
	path = joinPath(path, which)
	if which != "prometheus/development" && which != "prometheus" {
		f.unsupported(path, n)
		return
	}
	metrics.to.prometheus = true
	metrics.prometheus = prometheusConfig{"localhost", 9464}
	f.fields(path, n,
		field{"host", f.text(&metrics.prometheus.host)},
		field{"port", func(path string, n *yamlNode) {
			port := metrics.prometheus.port
			if f.number(&port, 0)(path, n); port > 65535 {
				f.bad(path, n)
				return
			}
			metrics.prometheus.port = port
		}},
	)
}
