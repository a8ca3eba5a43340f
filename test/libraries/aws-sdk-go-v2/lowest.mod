module example.com/aws

go 1.26

require (
	github.com/aws/aws-sdk-go-v2 v1.23.3
	github.com/aws/aws-sdk-go-v2/service/dynamodb v1.26.0
	github.com/aws/aws-sdk-go-v2/service/s3 v1.43.0
	github.com/aws/aws-sdk-go-v2/service/sns v1.26.0
	github.com/aws/aws-sdk-go-v2/service/sqs v1.29.0
	github.com/aws/smithy-go v1.18.0
)

require (
	github.com/aws/aws-sdk-go-v2/aws/protocol/eventstream v1.5.1 // indirect
	github.com/aws/aws-sdk-go-v2/internal/configsources v1.2.6 // indirect
	github.com/aws/aws-sdk-go-v2/internal/endpoints/v2 v2.5.6 // indirect
	github.com/aws/aws-sdk-go-v2/internal/v4a v1.2.3 // indirect
	github.com/aws/aws-sdk-go-v2/service/internal/accept-encoding v1.10.2 // indirect
	github.com/aws/aws-sdk-go-v2/service/internal/checksum v1.2.3 // indirect
	github.com/aws/aws-sdk-go-v2/service/internal/endpoint-discovery v1.8.6 // indirect
	github.com/aws/aws-sdk-go-v2/service/internal/presigned-url v1.10.3 // indirect
	github.com/aws/aws-sdk-go-v2/service/internal/s3shared v1.16.3 // indirect
	github.com/jmespath/go-jmespath v0.4.0 // indirect
)
