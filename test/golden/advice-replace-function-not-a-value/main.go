package main

import (
	"fmt"
	"strings"
)

func main() {
	upper := strings.ToUpper
	fmt.Println(upper("aB"))
}
