//line /src/main.go:1:1
package main

import "fmt"

type t struct{}

func a(n int) {/*line aspects.yaml:5:49*/_ = "woven"
/*line /src/main.go:7:16*/ fmt.Println("a", n) }

func (t) a() { fmt.Println("t.a") }

func b() int {/*line aspects.yaml:5:49*/_ = "woven"
/*line /src/main.go:11:15*/
	f := func() int {/*line aspects.yaml:5:49*/_ = "woven"
/*line /src/main.go:12:19*/ return 1 }
	return f()
}

func main() { a(1); t{}.a(); fmt.Println(b()) }
