package main

import (
	"fmt"
	"time"
)

func Sleep(duration time.Duration) (float64 string) { return duration.String() }

func main() { fmt.Println(Sleep(time.Second)) }
