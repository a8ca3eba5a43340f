module example.com/rueidis

go 1.26.0

require github.com/redis/rueidis v1.0.34

require golang.org/x/sys v0.17.0 // indirect
