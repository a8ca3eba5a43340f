//line /src/main.go:1:1
package main

import "fmt"

type s struct{ a int /*line aspects.yaml:6:27*/; added int/*line /src/main.go:5:22*//*line aspects.yaml:7:27*/; more string/*line /src/main.go:5:22*/}

type twin struct{ a int }

func main() { fmt.Println(s{}, twin{}) }
