package otelts

import (
	"strconv"
	"strings"
)

// readSampler reads OTEL_TRACES_SAMPLER and its argument.
func (c *config) readSampler() {
	const name, argument = "OTEL_TRACES_SAMPLER", "OTEL_TRACES_SAMPLER_ARG"
	base, parentBased := strings.CutPrefix(env(name), "parentbased_")
	switch base {
	case "always_on":
		c.sampler = sampler{parentBased, sampleAll}
	case "always_off":
		c.sampler = sampler{parentBased, sampleNone}
	case "traceidratio":
		ratio := 1.0
		if v := env(argument); v != "" {
			r, err := strconv.ParseFloat(v, 64)
			if err != nil || !(r >= 0 && r <= 1) {
				badValue(argument, "1.0")
			} else {
				ratio = r
			}
		}
		c.sampler = sampler{parentBased, ratioBound(ratio)}
	case "jaeger_remote":
		c.remote = newRemoteSampler()
		if !c.remote.readArgument(env(argument)) {
			badValue(argument, "what of it can be read")
		}
		c.sampler = sampler{parentBased: parentBased}
	default:
		if env(name) != "" {
			badValue(name, "parentbased_always_on")
		}
	}
}
