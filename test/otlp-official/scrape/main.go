// Command scrape reads an answer to Prometheus with Prometheus' own parser and prints, as JSON, the type of each family
// with its first value, of a histogram its count.
package main

import (
	"encoding/json"
	"fmt"
	"log"
	"os"

	"github.com/prometheus/common/expfmt"
	"github.com/prometheus/common/model"
)

func main() {
	file, err := os.Open(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	parser := expfmt.NewTextParser(model.LegacyValidation)
	families, err := parser.TextToMetricFamilies(file)
	if err != nil {
		log.Fatal(err)
	}
	found := map[string]string{}
	for name, family := range families {
		m := family.GetMetric()[0]
		value := m.GetGauge().GetValue() + m.GetCounter().GetValue() + float64(m.GetHistogram().GetSampleCount())
		found[name] = fmt.Sprint(family.GetType(), " ", value)
	}
	if err := json.NewEncoder(os.Stdout).Encode(found); err != nil {
		log.Fatal(err)
	}
}
