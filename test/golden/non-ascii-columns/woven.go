//line /src/main.go:1:1
package main

import "fmt"

func f(größe, 名 string) string {/*line aspects.yaml:6:24*/otelts_forget();/*line /src/main.go:5:37*/ return größe + 名 }

func main() { fmt.Println(f("ü", "😀")) }