package main

import (
	"context"

	"github.com/apache/cassandra-gocql-driver/v2"
)

// send takes the context beside the batch.
func send(ctx context.Context, _ *gocql.Session, batch *gocql.Batch) error {
	return batch.ExecContext(ctx)
}
