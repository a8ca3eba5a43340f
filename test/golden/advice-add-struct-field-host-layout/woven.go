//line /src/main.go:1:1
package main

import (
	"fmt"
	"structs"
)

type header struct {
	_    structs.HostLayout
	size int
}

type twin struct{ size int /*line aspects.yaml:5:34*/; otelts_seen bool/*line /src/main.go:13:28*/}

func main() { fmt.Println(header{size: 1}.size, twin{size: 2}.size) }
