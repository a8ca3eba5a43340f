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
	export         bool
	propagate      bool
	sampler        sampler
	attributeCount int
	valueLength    int // characters; 0: no limit

	queueSize   int
	batchSize   int
	delay       time.Duration
	exitTimeout time.Duration

	receiver // of spans
	metrics  metricsConfig

	serviceName        string
	resourceAttributes [][2]string

	enabledOnly map[string]bool
	notEnabled  map[string]bool
}

func defaultConfig() *config {
	return &config{
		export:         true,
		propagate:      true,
		sampler:        sampler{parentBased: true, bound: sampleAll},
		attributeCount: 128,
		queueSize:      2048,
		batchSize:      512,
		delay:          5 * time.Second,
		exitTimeout:    3 * time.Second,
		receiver:       defaultReceiver("/v1/traces"),
		metrics:        defaultMetricsConfig(),
	}
}

func readConfig() *config {
	c := defaultConfig()
	c.disabled = envBool("OTEL_SDK_DISABLED")
	switch v := env("OTEL_TRACES_EXPORTER"); v {
	case "", "otlp":
	case "none":
		c.export = false
	default:
		badValue("OTEL_TRACES_EXPORTER", "otlp")
	}
	if v := env("OTEL_PROPAGATORS"); v != "" {
		c.propagate = false
		for name := range strings.SplitSeq(v, ",") {
			switch strings.TrimSpace(name) {
			case "tracecontext":
				c.propagate = true
			case "", "none", "baggage":
			default:
				warn("OTEL_PROPAGATORS: only tracecontext is supported; the others are ignored")
			}
		}
	}
	c.readSampler()

	c.attributeCount = envInt(envInt(c.attributeCount, 0, "OTEL_ATTRIBUTE_COUNT_LIMIT"), 0, "OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT")
	c.valueLength = envInt(envInt(0, 1, "OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT"), 1, "OTEL_SPAN_ATTRIBUTE_VALUE_LENGTH_LIMIT")

	c.queueSize = envInt(c.queueSize, 1, "OTEL_BSP_MAX_QUEUE_SIZE")
	c.batchSize = envInt(min(c.batchSize, c.queueSize), 1, "OTEL_BSP_MAX_EXPORT_BATCH_SIZE")
	if c.batchSize > c.queueSize {
		warn("OTEL_BSP_MAX_EXPORT_BATCH_SIZE is larger than OTEL_BSP_MAX_QUEUE_SIZE; using the latter")
		c.batchSize = c.queueSize
	}
	c.delay = envMilliseconds(c.delay, 0, "OTEL_BSP_SCHEDULE_DELAY")
	c.exitTimeout = envMilliseconds(c.exitTimeout, 0, "OTEL_TS_EXIT_TIMEOUT")

	c.receiver.read("TRACES")
	c.metrics.read()
	c.serviceName = env("OTEL_SERVICE_NAME")
	c.resourceAttributes = envPairs("OTEL_RESOURCE_ATTRIBUTES")
	c.enabledOnly = envSet("OTEL_GO_ENABLED_INSTRUMENTATIONS")
	c.notEnabled = envSet("OTEL_GO_DISABLED_INSTRUMENTATIONS")
	return c
}

func (c *config) readSampler() {
	name := env("OTEL_TRACES_SAMPLER")
	base, parentBased := strings.CutPrefix(name, "parentbased_")
	switch base {
	case "":
		if name != "" {
			badValue("OTEL_TRACES_SAMPLER", "parentbased_always_on")
		}
		return
	case "always_on":
		c.sampler = sampler{parentBased, sampleAll}
	case "always_off":
		c.sampler = sampler{parentBased, sampleNone}
	case "traceidratio":
		ratio := 1.0
		if v := env("OTEL_TRACES_SAMPLER_ARG"); v != "" {
			r, err := strconv.ParseFloat(v, 64)
			if err != nil || !(r >= 0 && r <= 1) {
				badValue("OTEL_TRACES_SAMPLER_ARG", "1.0")
			} else {
				ratio = r
			}
		}
		c.sampler = sampler{parentBased, ratioBound(ratio)}
	default:
		badValue("OTEL_TRACES_SAMPLER", "parentbased_always_on")
	}
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
func envPairs(name string) (pairs [][2]string) {
	v := env(name)
	if v == "" {
		return nil
	}
	for item := range strings.SplitSeq(v, ",") {
		if strings.TrimSpace(item) == "" {
			continue
		}
		key, value, ok := strings.Cut(item, "=")
		key, keyErr := url.PathUnescape(strings.TrimSpace(key))
		value, valueErr := url.PathUnescape(strings.TrimSpace(value))
		if !ok || key == "" || keyErr != nil || valueErr != nil {
			warnOnce(name + ": an entry is not key=value and is ignored")
			continue
		}
		pairs = append(pairs, [2]string{key, value})
	}
	return pairs
}
