// Command reference runs templates through the real text/template. It reads a JSON array of cases from stdin and
// writes an array of results: what the TypeScript implementation is compared with.
package main

import (
	"encoding/json"
	"fmt"
	"log"
	"os"
	"strings"
	"text/template"
)

type testCase struct {
	Template string          `json:"template"`
	Data     json.RawMessage `json:"data"`
	// Fixture, when set, names a Go value to execute with instead of data.
	Fixture string `json:"fixture"`
}

type result struct {
	Output string `json:"output"`
	Error  string `json:"error"`
}

func main() {
	log.SetFlags(0)
	var cases []testCase
	if err := json.NewDecoder(os.Stdin).Decode(&cases); err != nil {
		log.Fatal(err)
	}
	results := make([]result, len(cases))
	for i, c := range cases {
		output, err := run(c)
		results[i].Output = output
		if err != nil {
			results[i] = result{Error: err.Error()}
		}
	}
	if err := json.NewEncoder(os.Stdout).Encode(results); err != nil {
		log.Fatal(err)
	}
}

func run(c testCase) (string, error) {
	data, err := dataOf(c)
	if err != nil {
		return "", err
	}
	t, err := template.New("t").Funcs(functions).Parse(c.Template)
	if err != nil {
		return "", err
	}
	var out strings.Builder
	err = t.Execute(&out, data)
	return out.String(), err
}

func dataOf(c testCase) (any, error) {
	if c.Fixture != "" {
		return fixtures[c.Fixture], nil
	}
	if len(c.Data) == 0 {
		return nil, nil
	}
	decoder := json.NewDecoder(strings.NewReader(string(c.Data)))
	decoder.UseNumber()
	var data any
	if err := decoder.Decode(&data); err != nil {
		return nil, fmt.Errorf("data: %w", err)
	}
	return plain(data), nil
}

// plain turns numbers into int or float64, by their spelling, and clips slices so that their capacity shows nothing.
func plain(value any) any {
	switch value := value.(type) {
	case json.Number:
		if i, err := value.Int64(); err == nil {
			return int(i)
		}
		f, _ := value.Float64()
		return f
	case []any:
		for i := range value {
			value[i] = plain(value[i])
		}
		return value[:len(value):len(value)]
	case map[string]any:
		for key := range value {
			value[key] = plain(value[key])
		}
	}
	return value
}
