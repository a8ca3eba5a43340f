// An ordinary function on AWS Lambda.
package main

import (
	"context"
	"errors"
	"log"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

func handle(ctx context.Context, request events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	if request.Path == "/broken" {
		return events.APIGatewayProxyResponse{}, errors.New("not in order")
	}
	meanwhile(func() { lookedUp(ctx) })
	return events.APIGatewayProxyResponse{StatusCode: 200, Body: "a secret"}, nil
}

// meanwhile is what the goroutine is at, and no context says so.
//
//otel:span
func meanwhile(do func()) { do() }

//otel:span
func lookedUp(ctx context.Context) {}

func main() {
	log.SetFlags(0)
	serve()
	lambda.Start(handle)
}
