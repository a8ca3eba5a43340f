package otelts

import "time"

// logsConfig is what the environment says of log records only. They are
// exported where that is asked for: most programs have somebody who collects
// what they print.
type logsConfig struct {
	batching
	attributeCount int
	valueLength    int // characters; 0: no limit
}

func defaultLogsConfig() logsConfig {
	return logsConfig{batching: defaultBatching("logs", exporters{}, time.Second), attributeCount: 128}
}

func (c *logsConfig) read() {
	c.batching.read("OTEL_LOGS_EXPORTER", "none", "OTEL_BLRP_")
	c.attributeCount = envInt(envInt(c.attributeCount, 0, "OTEL_ATTRIBUTE_COUNT_LIMIT"), 0, "OTEL_LOGRECORD_ATTRIBUTE_COUNT_LIMIT")
	c.valueLength = envInt(envInt(0, 1, "OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT"), 1, "OTEL_LOGRECORD_ATTRIBUTE_VALUE_LENGTH_LIMIT")
}
