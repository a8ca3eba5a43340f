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

	_, err = objects.CopyObject(ctx, &s3.CopyObjectInput{Bucket: aws.String("orders"), Key: aws.String("9.json"), CopySource: aws.String("orders/7.json")})
	report("copy", err)
	_, err = objects.AbortMultipartUpload(ctx, &s3.AbortMultipartUploadInput{Bucket: aws.String("orders"), Key: aws.String("10.json"), UploadId: aws.String("upload-1")})
	report("abort", err)

	database := dynamodb.NewFromConfig(config)
	_, err = database.GetItem(ctx, &dynamodb.GetItemInput{TableName: aws.String("orders"), Key: map[string]tables.AttributeValue{"id": &tables.AttributeValueMemberS{Value: "a secret"}}})
	report("item", err)
	_, err = database.BatchGetItem(ctx, &dynamodb.BatchGetItemInput{RequestItems: map[string]tables.KeysAndAttributes{
		"orders": {Keys: []map[string]tables.AttributeValue{{"id": &tables.AttributeValueMemberS{Value: "a secret"}}}},
		"buyers": {Keys: []map[string]tables.AttributeValue{{"id": &tables.AttributeValueMemberS{Value: "a secret"}}}},
	}})
	report("items", err)

	_, err = database.Query(ctx, &dynamodb.QueryInput{TableName: aws.String("orders"), IndexName: aws.String("by-buyer"), KeyConditionExpression: aws.String("buyer = a")})
	report("query", err)

	queue := aws.String(server.URL + "/1234/orders")
	mail := sqs.NewFromConfig(config)
	own := map[string]queues.MessageAttributeValue{"buyer": {DataType: aws.String("String"), StringValue: aws.String("a secret")}}
	_, err = mail.SendMessage(ctx, &sqs.SendMessageInput{QueueUrl: queue, MessageBody: aws.String("a secret"), MessageAttributes: own})
	report(fmt.Sprint("send ", len(own)), err)
	entries := []queues.SendMessageBatchRequestEntry{{Id: aws.String("1"), MessageBody: aws.String("a secret")}, {Id: aws.String("2"), MessageBody: aws.String("a secret")}}
	_, err = mail.SendMessageBatch(ctx, &sqs.SendMessageBatchInput{QueueUrl: queue, Entries: entries})
	report(fmt.Sprint("send two ", entries[0].MessageAttributes), err)
	received, err := mail.ReceiveMessage(ctx, &sqs.ReceiveMessageInput{QueueUrl: queue})
	report(fmt.Sprint("receive, attributes: ", received.Messages[0].MessageAttributes == nil), err)
	names := []string{"buyer"}
	some, err := mail.ReceiveMessage(ctx, &sqs.ReceiveMessageInput{QueueUrl: queue, MessageAttributeNames: names})
	report(fmt.Sprint("receive with one attribute: ", len(some.Messages[0].MessageAttributes), names), err)
	all, err := mail.ReceiveMessage(ctx, &sqs.ReceiveMessageInput{QueueUrl: queue, MessageAttributeNames: []string{"All"}})
	report(fmt.Sprint("receive with all attributes: ", len(all.Messages[0].MessageAttributes)), err)
	_, err = mail.DeleteMessage(ctx, &sqs.DeleteMessageInput{QueueUrl: queue, ReceiptHandle: received.Messages[0].ReceiptHandle})
	report("delete", err)
	_, err = mail.DeleteMessageBatch(ctx, &sqs.DeleteMessageBatchInput{QueueUrl: queue, Entries: []queues.DeleteMessageBatchRequestEntry{
		{Id: aws.String("1"), ReceiptHandle: aws.String("handle")}, {Id: aws.String("2"), ReceiptHandle: aws.String("handle")},
	}})
	report("delete two", err)
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

	_, err = news.Subscribe(ctx, &sns.SubscribeInput{TopicArn: aws.String("arn:aws:sns:eu-central-1:1234:news"), Protocol: aws.String("email")})
	report("subscribe", err)
	_, err = news.Publish(ctx, &sns.PublishInput{TopicArn: aws.String("arn:aws:sns:eu-central-1:1234:gone"), Message: aws.String("a secret")})
	report("publish to nobody", err)

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
