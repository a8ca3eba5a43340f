//line /src/main.go:1:1
package main

import "fmt"

func Take(count int) int {/*line aspects.yaml:6:17*/{ if otelts_s := otelts_measuring(&otelts_metric_0); otelts_s.ok() { otelts_s.value(count); otelts_record(otelts_s) } };/*line /src/main.go:5:27*/
	count -= 10
	return count
}

func main() { fmt.Println(Take(3)) }
