package main

import (
	"fmt"
	"time"
)

func f(xs ...time.Duration) int { return len(xs) }

func g(xs ...time.Duration) int { return len(xs) }

func main() {
	time := []time.Duration{1}
	fmt.Println(f(time...), f(1), g(time...))
}
