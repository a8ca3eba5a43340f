//line /src/main.go:1:1
package main

import "fmt"

type t struct{}

func a(n int) {/*line aspects.yaml:5:49*/_ = "woven"
/*line /src/main.go:7:16*/ fmt.Println("a", n) }

func (t) a() {/*line aspects.yaml:5:49*/_ = "woven"
/*line /src/main.go:9:15*/ fmt.Println("t.a") }

func b() int {
	f := func() int { return 1 }
	return f()
}

func main() { a(1); t{}.a(); fmt.Println(b()) }
