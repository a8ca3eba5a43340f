package otelts

import (
	"reflect"
	"testing"
)

// Of the shapes that drivers have; their packages cannot be imported here, so
// textAt is asked itself. The drivers are in test/libraries/database-sql.
func TestTextAt(t *testing.T) {
	type config struct {
		Host   string
		Port   uint16
		number int64
	}
	type connector struct {
		config
		cfg     *config
		opts    map[string]string
		nothing *config
		any     interface{}
		one     []string
		two     []string
	}
	c := connector{
		config: config{Host: "embedded", Port: 1},
		cfg:    &config{Host: "pointed", Port: 2, number: -3},
		opts:   map[string]string{"host": "mapped", "port": "4"},
		any:    &config{Host: "any"},
		one:    []string{"listed:9"},
		two:    []string{"listed:9", "listed:10"},
	}
	for path, want := range map[string]string{
		"Host": "embedded", "Port": "1", "cfg.Host": "pointed", "cfg.Port": "2", "cfg.number": "-3", "opts.host": "mapped", "opts.port": "4",
		"any.Host": "any", "any.Port": "", "nothing.Host": "", "cfg.None": "", "opts.none": "", "opts": "", "cfg": "", "cfg.Host.More": "",
		"one": "listed:9", "two": "",
	} {
		if got := textAt(reflect.ValueOf(&c), path); got != want {
			t.Errorf("textAt(%q) = %q, want %q", path, got, want)
		}
	}
	for _, v := range []interface{}{nil, 7, (*connector)(nil), c, &c} {
		if got := connectorTarget(v); got != (target{}) {
			t.Errorf("%T: %+v", v, got)
		}
	}
}
