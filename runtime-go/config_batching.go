package otelts

import "time"

// batching is what may be said of a signal whose items wait in a queue: spans
// and log records.
type batching struct {
	export     bool // somewhere
	to         exporters
	queueSize  int
	batchSize  int
	delay      time.Duration
	exportTime time.Duration // at most, of one request
	receiver
}

func defaultBatching(signal string, to exporters, delay time.Duration) batching {
	return batching{
		export: to.any(), to: to, queueSize: 2048, batchSize: 512, delay: delay,
		exportTime: 30 * time.Second, receiver: defaultReceiver(signal),
	}
}

// read: variables begins the names of those about the queue.
func (b *batching) read(exporter, standard, variables string) {
	b.to = readExporters(exporter, standard, false)
	b.export = b.to.any()
	b.queueSize = envInt(b.queueSize, 1, variables+"MAX_QUEUE_SIZE")
	b.batchSize = envInt(min(b.batchSize, b.queueSize), 1, variables+"MAX_EXPORT_BATCH_SIZE")
	if b.batchSize > b.queueSize {
		warn(variables + "MAX_EXPORT_BATCH_SIZE is larger than " + variables + "MAX_QUEUE_SIZE; using the latter")
		b.batchSize = b.queueSize
	}
	b.delay = envMilliseconds(b.delay, 0, variables+"SCHEDULE_DELAY")
	b.receiver.read()
	b.exportTime = envMilliseconds(b.exportTime, 1, variables+"EXPORT_TIMEOUT")
	b.timeout = min(b.timeout, b.exportTime)
}
