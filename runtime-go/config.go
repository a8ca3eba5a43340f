package otelts

import (
	"math"
	"net/url"
	"os"
	"strconv"
	"strings"
	"sync"
	"time"
)

// config is the environment, read once. Names and defaults are those of the
// OpenTelemetry specification; OTEL_TS_* is ours.
type config struct {
	disabled       bool
	propagators    []propagator
	sampler        sampler
	remote         *remoteSampler // in place of the sampler's ratio
	rules          []samplingRule
	attributeCount int
	valueLength    int // characters; 0: no limit
	limits         limits

	batching // of spans
	logs     logsConfig
	metrics  metricsConfig
	http     httpConfig
	flight   flightConfig

	exitTimeout time.Duration

	serviceName        string
	resourceAttributes [][2]string
	resourceValues     []resourceValue
	detectors          []string // nil: all

	enabledOnly map[string]bool
	notEnabled  map[string]bool
}

func defaultConfig() *config {
	return &config{
		propagators:    []propagator{propagateTraceContext, propagateBaggage},
		sampler:        sampler{parentBased: true, bound: sampleAll},
		attributeCount: 128,
		limits:         defaultLimits(),
		batching:       defaultBatching("traces", exporters{otlp: true}, 5*time.Second),
		logs:           defaultLogsConfig(),
		exitTimeout:    3 * time.Second,
		metrics:        defaultMetricsConfig(),
		flight:         defaultFlightConfig(),
	}
}

func readConfig() *config {
	if path := env(configFileVariable); path != "" {
		return readConfigFile(path)
	}
	readLogLevel()
	c := defaultConfig()
	c.disabled = envBool("OTEL_SDK_DISABLED")
	c.readPropagators()
	c.readSampler()
	c.readSamplingRules()

	c.readLimits()

	c.batching.read("OTEL_TRACES_EXPORTER", "otlp", "OTEL_BSP_")
	c.logs.read()
	c.exitTimeout = envMilliseconds(c.exitTimeout, 0, "OTEL_TS_EXIT_TIMEOUT")
	c.metrics.read()
	c.http.read()
	c.flight.read()
	c.serviceName = env("OTEL_SERVICE_NAME")
	c.resourceAttributes = envPairs("OTEL_RESOURCE_ATTRIBUTES")
	c.readDetectors()
	c.enabledOnly = envSet("OTEL_GO_ENABLED_INSTRUMENTATIONS")
	c.notEnabled = envSet("OTEL_GO_DISABLED_INSTRUMENTATIONS")
	return c
}

// instrumented says whether the aspect file of that name may record.
func (c *config) instrumented(name string) bool {
	if c.enabledOnly != nil && !c.enabledOnly[name] {
		return false
	}
	return !c.notEnabled[name]
}

// env treats an empty value as unset, as the specification wants.
func env(name string) string { return strings.TrimSpace(os.Getenv(name)) }

// badValue does not print the value: it may be a secret in the wrong place.
func badValue(name, used string) {
	warnOnce(name + " has a value that is not supported; using " + used)
}

var saidOnce sync.Map

// warnOnce: variables of all signals are read for each of them.
func warnOnce(message string) {
	if _, said := saidOnce.LoadOrStore(message, true); !said {
		warn(message)
	}
}

func envBool(name string) bool {
	v := env(name)
	if v != "" && !strings.EqualFold(v, "true") && !strings.EqualFold(v, "false") {
		badValue(name, "false")
	}
	return strings.EqualFold(v, "true")
}

func envInt(standard, least int, name string) int {
	v := env(name)
	if v == "" {
		return standard
	}
	n, err := strconv.Atoi(v)
	if err != nil || n < least || n > math.MaxInt32 {
		badValue(name, "the default")
		return standard
	}
	return n
}

func envMilliseconds(standard time.Duration, least int, name string) time.Duration {
	return time.Duration(envInt(int(standard/time.Millisecond), least, name)) * time.Millisecond
}

func envSet(name string) map[string]bool {
	v := env(name)
	if v == "" {
		return nil
	}
	set := map[string]bool{}
	for item := range strings.SplitSeq(v, ",") {
		set[strings.TrimSpace(item)] = true
	}
	return set
}

// envPairs reads key=value,key=value with percent-encoding.
func envPairs(name string) [][2]string {
	return splitPairs(env(name), func() { warnOnce(name + ": an entry is not key=value and is ignored") })
}

// splitPairs calls bad for each entry that it leaves out.
func splitPairs(list string, bad func()) (pairs [][2]string) {
	for item := range strings.SplitSeq(list, ",") {
		if strings.TrimSpace(item) == "" {
			continue
		}
		key, value, ok := strings.Cut(item, "=")
		key, keyErr := url.PathUnescape(strings.TrimSpace(key))
		value, valueErr := url.PathUnescape(strings.TrimSpace(value))
		if !ok || key == "" || keyErr != nil || valueErr != nil {
			bad()
			continue
		}
		pairs = append(pairs, [2]string{key, value})
	}
	return pairs
}
