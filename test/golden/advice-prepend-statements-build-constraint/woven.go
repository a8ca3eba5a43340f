//line /src/main.go:1:1
//go:build !ignore

// Package main has a comment of its own.
package main/*line aspects.yaml:9:13*/; import otelts_pkg_fmt "fmt"/*line /src/main.go:4:13*/

import "fmt"

//go:noinline
func f() {/*line aspects.yaml:9:13*/otelts_pkg_fmt.Println("woven")

/*line /src/main.go:9:11*/ fmt.Println("f") }

//go:noinline
func g() { fmt.Println("g") }

func main() { f(); g() }
