module example.com/aws-lambda-go

go 1.26

require github.com/aws/aws-lambda-go v1.34.0
