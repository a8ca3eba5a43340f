module example.com/twirp

go 1.26.0

require github.com/twitchtv/twirp v7.1.0+incompatible

require (
	github.com/golang/protobuf v1.5.4 // indirect
	github.com/pkg/errors v0.9.1 // indirect
	google.golang.org/protobuf v1.33.0 // indirect
)
