// burst calls a small function at a fixed rate and says how long the calls took: what recording a span costs whoever
// calls, whatever becomes of the span. Usage: burst RATE DURATION
package main

import (
	"encoding/json"
	"fmt"
	"log"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"
)

// step is what a span is made of.
//
//otel:span step burst.number:n
func step(n int) int { return n * 31 % 1009 }

func main() {
	if len(os.Args) != 3 {
		log.Fatal("usage: burst RATE DURATION")
	}
	rate, err := strconv.Atoi(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	duration, err := time.ParseDuration(os.Args[2])
	if err != nil {
		log.Fatal(err)
	}
	times, sum, begin := make([]time.Duration, 0, int(float64(rate)*duration.Seconds())), 0, time.Now()
	for len(times) < cap(times) {
		due := int(time.Since(begin).Seconds() * float64(rate))
		for n := len(times); n < min(due, cap(times)); n++ {
			before := time.Now()
			sum += step(n)
			times = append(times, time.Since(before))
		}
		time.Sleep(time.Millisecond)
	}
	took := time.Since(begin)
	slices.Sort(times)
	nanos := func(q float64) int64 { return times[int(q*float64(len(times)-1))].Nanoseconds() }
	err = json.NewEncoder(os.Stdout).Encode(map[string]any{"calls": len(times), "seconds": took.Seconds(), "p50": nanos(0.5), "p99": nanos(0.99), "p999": nanos(0.999), "max": nanos(1), "memory": memory(), "sum": sum})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
}

// memory is the most that was resident, in KiB (proc_pid_status(5)).
func memory() int {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		log.Fatal(err)
	}
	var peak int
	for line := range strings.Lines(string(status)) {
		if n, _ := fmt.Sscanf(line, "VmHWM: %d kB", &peak); n == 1 {
			break
		}
	}
	return peak
}
