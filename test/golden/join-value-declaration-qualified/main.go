package main

import (
	"fmt"
	clock "time"
)

var a clock.Duration = clock.Second

var b = clock.Second

func main() { fmt.Println(a, b) }
