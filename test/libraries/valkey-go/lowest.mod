module example.com/valkey-go

go 1.26.0

require github.com/valkey-io/valkey-go v1.0.53

require golang.org/x/sys v0.24.0 // indirect
