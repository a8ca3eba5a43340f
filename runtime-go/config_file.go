package otelts

import (
	"errors"
	"io"
	"os"
	"strconv"
	"strings"
	"time"
)

// Declarative configuration, https://opentelemetry.io/docs/specs/otel/configuration/data-model/:
// the file in OTEL_CONFIG_FILE in place of all other variables. What a file of
// that schema may say and this runtime does not do is told, key by key.

const configFileVariable = "OTEL_CONFIG_FILE"

// configFile fills a config from the tree of a file.
type configFile struct {
	config *config
}

// readConfigFile gives up on a file that cannot be read as a whole: to send
// somewhere else than it says would be worse than to send nothing.
func readConfigFile(path string) *config {
	c := defaultConfig()
	root, err := loadConfigFile(path)
	if err != nil {
		warn(configFileVariable + " cannot be used: " + err.Error() + "; nothing is recorded")
		c.disabled = true
		return c
	}
	f := &configFile{c}
	f.root(root)
	c.flight.read() // it is about this one run of the program, and no telemetry
	return c
}

func loadConfigFile(path string) (*yamlNode, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, errors.New("the file cannot be opened")
	}
	defer func() { _ = file.Close() }()
	content, err := io.ReadAll(io.LimitReader(file, fileMost+1))
	if err != nil || len(content) > fileMost {
		return nil, errors.New("the file cannot be read, or is larger than 1 MiB")
	}
	return parseConfigFile(string(content), env)
}

func parseConfigFile(content string, getenv func(string) string) (*yamlNode, error) {
	root, err := parseYAML(content)
	if err != nil {
		return nil, err
	}
	if err := root.substitute(getenv); err != nil {
		return nil, err
	}
	format := root.at("file_format")
	if format == nil || format.kind != yamlScalar || format.text != "1" && !strings.HasPrefix(format.text, "1.") {
		return nil, errors.New(`file_format is not "1.0" or a later one of 1`)
	}
	return root, nil
}

// field is one key of a mapping and what reads it. A nil reader accepts the key
// and leaves it be.
type field struct {
	key  string
	read func(path string, n *yamlNode)
}

// fields reads what there is in the order of list, and tells of the rest.
func (f *configFile) fields(path string, n *yamlNode, list ...field) {
	if n.kind == yamlNull {
		return
	}
	if n.kind != yamlMapping {
		f.bad(path, n)
		return
	}
	for _, one := range list {
		if value := n.at(one.key); value != nil && one.read != nil {
			one.read(joinPath(path, one.key), value)
		}
	}
	for i, key := range n.keys {
		known := n.items[i].unset()
		for _, one := range list {
			known = known || one.key == key
		}
		if !known {
			f.unsupported(joinPath(path, key), n.items[i])
		}
	}
}

// unset: as if it were not there, such as a mapping of variables without a value.
func (n *yamlNode) unset() bool {
	if n.kind != yamlMapping {
		return n.kind == yamlNull
	}
	for _, item := range n.items {
		if !item.unset() {
			return false
		}
	}
	return true
}

// choice is for mappings whose one key says which of several things is meant,
// its value how, which may be null.
func (f *configFile) choice(path string, n *yamlNode) (which string, value *yamlNode) {
	if n.kind != yamlMapping || len(n.keys) != 1 {
		f.bad(path, n)
		return "", n
	}
	return n.keys[0], n.items[0]
}

func joinPath(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

func (f *configFile) tell(path string, n *yamlNode, what string) {
	warn(configFileVariable + " line " + strconv.Itoa(n.line) + ": " + path + " " + what)
}

func (f *configFile) unsupported(path string, n *yamlNode) {
	f.tell(path, n, "is not supported and is ignored")
}

func (f *configFile) bad(path string, n *yamlNode) {
	f.tell(path, n, "has a value that is not supported; using the default")
}

func (f *configFile) text(to *string) func(string, *yamlNode) {
	return func(path string, n *yamlNode) {
		if n.kind != yamlScalar {
			f.bad(path, n)
			return
		}
		*to = n.text
	}
}

func (f *configFile) number(to *int, least int) func(string, *yamlNode) {
	return func(path string, n *yamlNode) {
		v, err := strconv.ParseInt(n.text, 10, 32)
		if n.kind != yamlScalar || err != nil || int(v) < least {
			f.bad(path, n)
			return
		}
		*to = int(v)
	}
}

func (f *configFile) milliseconds(to *time.Duration, least int) func(string, *yamlNode) {
	return func(path string, n *yamlNode) {
		v := int(*to / time.Millisecond)
		f.number(&v, least)(path, n)
		*to = time.Duration(v) * time.Millisecond
	}
}

func (f *configFile) boolean(to *bool) func(string, *yamlNode) {
	return func(path string, n *yamlNode) {
		switch {
		case n.kind == yamlScalar && strings.EqualFold(n.text, "true"):
			*to = true
		case n.kind == yamlScalar && strings.EqualFold(n.text, "false"):
			*to = false
		default:
			f.bad(path, n)
		}
	}
}

// list reads a sequence of texts.
func (f *configFile) list(use func(items []string)) func(string, *yamlNode) {
	return func(path string, n *yamlNode) {
		var items []string
		for _, item := range n.items {
			if item.kind == yamlScalar {
				items = append(items, item.text)
			} else {
				f.bad(path, item)
			}
		}
		if n.kind != yamlSequence {
			f.bad(path, n)
			return
		}
		use(items)
	}
}
