// An ordinary user of AWS: objects, tables, queues and topics, at a server of its own.
package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	tables "github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/sns"
	topics "github.com/aws/aws-sdk-go-v2/service/sns/types"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
	queues "github.com/aws/aws-sdk-go-v2/service/sqs/types"
	"github.com/aws/smithy-go"
)

func main() {
	ctx := context.Background()
	server := httptest.NewServer(http.HandlerFunc(answer))
	defer server.Close()
	config := aws.Config{
		Region: "eu-central-1",
		EndpointResolverWithOptions: aws.EndpointResolverWithOptionsFunc(func(string, string, ...any) (aws.Endpoint, error) {
			return aws.Endpoint{URL: server.URL, HostnameImmutable: true}, nil // BaseEndpoint is not in the lowest version
		}),
		RetryMaxAttempts: 2,
		Credentials: aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
			return aws.Credentials{AccessKeyID: "AKID", SecretAccessKey: "a secret"}, nil
		}),
	}

	objects := s3.NewFromConfig(config, func(o *s3.Options) { o.UsePathStyle = true })
	_, err := objects.PutObject(ctx, &s3.PutObjectInput{Bucket: aws.String("orders"), Key: aws.String("7.json"), Body: strings.NewReader("a secret")})
	report("put", err)
	_, err = objects.GetObject(ctx, &s3.GetObjectInput{Bucket: aws.String("orders"), Key: aws.String("8.json")}, func(o *s3.Options) { o.Region = "us-east-1" })
	report("get", err)
	signed, err := s3.NewPresignClient(objects).PresignGetObject(ctx, &s3.GetObjectInput{Bucket: aws.String("orders"), Key: aws.String("7.json")})
	report("sign "+signed.Method, err)

	database := dynamodb.NewFromConfig(config)
	_, err = database.GetItem(ctx, &dynamodb.GetItemInput{TableName: aws.String("orders"), Key: map[string]tables.AttributeValue{"id": &tables.AttributeValueMemberS{Value: "a secret"}}})
	report("item", err)
	_, err = database.BatchGetItem(ctx, &dynamodb.BatchGetItemInput{RequestItems: map[string]tables.KeysAndAttributes{
		"orders": {Keys: []map[string]tables.AttributeValue{{"id": &tables.AttributeValueMemberS{Value: "a secret"}}}},
		"buyers": {Keys: []map[string]tables.AttributeValue{{"id": &tables.AttributeValueMemberS{Value: "a secret"}}}},
	}})
	report("items", err)

	queue := aws.String(server.URL + "/1234/orders")
	mail := sqs.NewFromConfig(config)
	own := map[string]queues.MessageAttributeValue{"buyer": {DataType: aws.String("String"), StringValue: aws.String("a secret")}}
	_, err = mail.SendMessage(ctx, &sqs.SendMessageInput{QueueUrl: queue, MessageBody: aws.String("a secret"), MessageAttributes: own})
	report(fmt.Sprint("send ", len(own)), err)
	entries := []queues.SendMessageBatchRequestEntry{{Id: aws.String("1"), MessageBody: aws.String("a secret")}, {Id: aws.String("2"), MessageBody: aws.String("a secret")}}
	_, err = mail.SendMessageBatch(ctx, &sqs.SendMessageBatchInput{QueueUrl: queue, Entries: entries})
	report(fmt.Sprint("send two ", entries[0].MessageAttributes), err)
	received, err := mail.ReceiveMessage(ctx, &sqs.ReceiveMessageInput{QueueUrl: queue})
	report("receive", err)
	_, err = mail.DeleteMessage(ctx, &sqs.DeleteMessageInput{QueueUrl: queue, ReceiptHandle: received.Messages[0].ReceiptHandle})
	report("delete", err)
	full := map[string]queues.MessageAttributeValue{}
	for i := 0; i < 10; i++ {
		full[fmt.Sprint("a", i)] = own["buyer"]
	}
	_, err = mail.SendMessage(ctx, &sqs.SendMessageInput{QueueUrl: queue, MessageBody: aws.String("a secret"), MessageAttributes: full})
	report("send with ten", err)

	news := sns.NewFromConfig(config)
	_, err = news.Publish(ctx, &sns.PublishInput{TopicArn: aws.String("arn:aws:sns:eu-central-1:1234:news"), Message: aws.String("a secret"), MessageAttributes: map[string]topics.MessageAttributeValue{}})
	report("publish", err)
	_, err = news.Publish(ctx, &sns.PublishInput{PhoneNumber: aws.String("+49 a secret"), Message: aws.String("a secret")})
	report("call", err)

	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	_, err = objects.GetObject(cancelled, &s3.GetObjectInput{Bucket: aws.String("orders"), Key: aws.String("9.json")})
	fmt.Println("cancelled:", errors.Is(err, context.Canceled))
}

func report(what string, err error) {
	var answer smithy.APIError
	if errors.As(err, &answer) {
		fmt.Println(what+":", answer.ErrorCode())
		return
	}
	fmt.Println(what+":", err)
}
