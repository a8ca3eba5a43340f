//line /src/main.go:1:1
package main

import "fmt"

//otel:ignore
func Order(customer string) {/*line /src/main.go:5:1*/if otelts_maySuppress() { defer otelts_resume(otelts_suppress()) };
/*line /src/main.go:6:30*/ fmt.Println("order of", customer) }

func main() { Order("Ada") }
