package main

import (
	"fmt"
	"strconv"
)

var first = strconv.Itoa(1)

func main() {
	fmt.Println(first, strconv.Itoa(2), func() string { return strconv.Itoa(3) }(), strconv.Quote("4"))
}
