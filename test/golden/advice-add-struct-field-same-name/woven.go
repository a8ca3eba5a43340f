//line /src/main.go:1:1
package main

import "fmt"

type s struct{ count int /*line aspects.yaml:8:34*/; otelts_seen bool/*line /src/main.go:5:26*/}

func main() { fmt.Println(s{count: 1}.count) }
