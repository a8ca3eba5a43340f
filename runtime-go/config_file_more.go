package otelts

// instrumentation maps what the schema says of HTTP for all languages.
func (f *configFile) instrumentation(path string, n *yamlNode) {
	h := &f.config.http
	headers := func(to *[]capturedHeader, prefix string) func(string, *yamlNode) {
		return func(path string, n *yamlNode) {
			f.list(func(items []string) {
				*to = capturedHeaders(configFileVariable+" "+path, items, prefix)
				h.captures = h.captures || *to != nil
			})(path, n)
		}
	}
	side := func(to *captured) func(string, *yamlNode) {
		return func(path string, n *yamlNode) {
			f.fields(path, n,
				field{"request_captured_headers", headers(&to.request, "http.request.header.")},
				field{"response_captured_headers", headers(&to.response, "http.response.header.")},
				field{"known_methods", f.list(func(items []string) { h.knownMethods = setOf(items) })},
			)
		}
	}
	f.fields(path, n, field{"general", func(path string, n *yamlNode) {
		f.fields(path, n,
			field{"stability_opt_in_list", nil}, // the stable names are the only ones there are
			field{"http", func(path string, n *yamlNode) {
				f.fields(path, n, field{"client", side(&h.client)}, field{"server", side(&h.server)})
			}},
		)
	}})
}

// distribution has what the schema does not know, below our name.
func (f *configFile) distribution(path string, n *yamlNode) {
	c := f.config
	f.fields(path, n, field{"otel-ts", func(path string, n *yamlNode) {
		f.fields(path, n,
			field{"exit_timeout", f.milliseconds(&c.exitTimeout, 0)},
			field{"db_query_text", func(path string, n *yamlNode) {
				if !c.http.setQueryText(n.text) {
					f.bad(path, n)
				}
			}},
			field{"http_body_sizes", func(path string, n *yamlNode) {
				f.boolean(&c.http.server.sizes)(path, n)
				c.http.client.sizes = c.http.server.sizes
			}},
			field{"enabled_instrumentations", f.list(func(items []string) { c.enabledOnly = setOf(items) })},
			field{"disabled_instrumentations", f.list(func(items []string) { c.notEnabled = setOf(items) })},
			field{"sampling_rules", func(path string, n *yamlNode) {
				for _, item := range n.items {
					rule, ok := parseSamplingRule(item.text)
					if !ok {
						f.tell(path, item, "has an entry that is not [METHOD ]path=ratio or [METHOD ]path=drop and is ignored")
						continue
					}
					c.rules = append(c.rules, rule)
				}
			}},
		)
	}})
}

func setOf(items []string) map[string]bool {
	set := map[string]bool{}
	for _, item := range items {
		set[item] = true
	}
	return set
}
