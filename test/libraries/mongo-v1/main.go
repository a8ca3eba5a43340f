// An ordinary user of MongoDB.
package main

import (
	"context"
	"fmt"
	"os"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo"
	"go.mongodb.org/mongo-driver/mongo/options"
)

func main() { asked(context.Background(), work) }

//otel:span
func asked(ctx context.Context, do func(context.Context)) {
	meanwhile(func() { do(ctx) })
}

// meanwhile is what the goroutine is at, and no context says so.
//
//otel:span
func meanwhile(do func()) { do() }

func work(ctx context.Context) {
	uri := os.Getenv("MONGODB_URI")
	if uri == "" {
		uri = serve()
	}
	client, err := mongo.Connect(ctx, options.Client().ApplyURI(uri))
	report("connect", err)
	orders := client.Database("shop").Collection("orders")
	_, err = orders.InsertOne(ctx, bson.D{{Key: "item", Value: "a secret"}})
	report("insert", err)
	_, err = orders.InsertMany(ctx, []any{bson.D{{Key: "item", Value: "a secret"}}, bson.D{{Key: "item", Value: "a secret"}}})
	report("insert two", err)
	cursor, err := orders.Find(ctx, bson.D{{Key: "buyer", Value: "a secret"}})
	report("find", err)
	var found []bson.D
	report("all", cursor.All(ctx, &found))
	fmt.Println(len(found), "found")
	count, err := orders.CountDocuments(ctx, bson.D{})
	report(fmt.Sprint("count ", count), err)
	_, err = orders.UpdateOne(ctx, bson.D{}, bson.D{{Key: "$set", Value: bson.D{{Key: "item", Value: "a secret"}}}})
	report("update", err)
	report("ping", client.Ping(ctx, nil))
	report("drop", orders.Drop(ctx))
	report("unknown", client.Database("shop").RunCommand(ctx, bson.D{{Key: "getParameter", Value: "a secret"}}).Err())
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	_, err = orders.InsertOne(cancelled, bson.D{{Key: "item", Value: "a secret"}})
	fmt.Println("cancelled:", err != nil)
	report("disconnect", client.Disconnect(ctx))
}

func report(what string, err error) { fmt.Println(what+":", err) }
