//line /src/main.go:1:1
package main

import "fmt"

type t struct{}

func a(n int) { fmt.Println("a", n) }

func (t) a() {/*line aspects.yaml:5:49*/_ = "woven"
/*line /src/main.go:9:15*/ fmt.Println("t.a") }

func b() int {/*line aspects.yaml:5:49*/_ = "woven"
/*line /src/main.go:11:15*/
	f := func() int { return 1 }
	return f()
}

func main() { a(1); t{}.a(); fmt.Println(b()) }
