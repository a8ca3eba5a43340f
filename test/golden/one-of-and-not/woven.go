//line /src/main.go:1:1
package main

import "fmt"

func a() int {/*line aspects.yaml:11:24*/otelts_forget();/*line /src/main.go:5:15*/ return 1 }

func b() int { return 2 }

func main() { fmt.Println(a(), b(), func() int {/*line aspects.yaml:11:24*/otelts_forget();/*line /src/main.go:9:49*/ return 3 }()) }
