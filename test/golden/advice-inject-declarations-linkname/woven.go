package main

import (
	"fmt"
	"math"
)

var hook float64

func f() {}

func main() { fmt.Println(hook, math.Abs(-1)) }
