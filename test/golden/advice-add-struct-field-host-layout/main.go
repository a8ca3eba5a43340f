package main

import (
	"fmt"
	"structs"
)

type header struct {
	_    structs.HostLayout
	size int
}

type twin struct{ size int }

func main() { fmt.Println(header{size: 1}.size, twin{2}.size) }
