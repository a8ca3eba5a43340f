package otelts

// Version is what telemetry.sdk.version and the exporter's User-Agent say.
const Version = "0.1.0"
