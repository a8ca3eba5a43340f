//line /src/main.go:1:1
package main

import "fmt"

// a greets.
//
//team:audit level:high name
//go:noinline
func a() {/*line aspects.yaml:5:49*/_ = "woven"
/*line /src/main.go:9:11*/ fmt.Println("a") }

func main() { a() }
