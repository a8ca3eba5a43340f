//line /src/main.go:1:1
package main

import "fmt"

type shop struct{}

//otel:ignore
func (shop) sweep() {/*line /src/main.go:7:1*/if otelts_maySuppress() { defer otelts_resume(otelts_suppress()) };
/*line /src/main.go:8:22*/ fmt.Println("swept") }

func twin() { fmt.Println("twin") }

func main() {
	shop{}.sweep()
	twin()
}
