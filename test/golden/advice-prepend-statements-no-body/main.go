package main

import (
	"fmt"
	_ "unsafe"
)

//go:linkname f math.Abs
func f(float64) float64

func main() { fmt.Println(f(-1)) }
