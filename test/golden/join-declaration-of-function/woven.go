//line /src/main.go:1:1
package main

import "fmt"

type t struct{}

func f() {/*line aspects.yaml:5:49*/_ = "woven"
/*line /src/main.go:7:11*/ fmt.Println("f") }

func (t) f() { fmt.Println("t.f") }

func main() {
	f()
	t{}.f()
	f := func() { fmt.Println("local") }
	f()
}
