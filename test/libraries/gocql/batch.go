package main

import (
	"context"

	"github.com/gocql/gocql"
)

// send takes the context with the batch: there is no other way.
func send(ctx context.Context, session *gocql.Session, batch *gocql.Batch) error {
	return session.ExecuteBatch(batch.WithContext(ctx))
}
