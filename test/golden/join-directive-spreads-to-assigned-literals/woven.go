//line /src/main.go:1:1
package main

import "fmt"

func main() {
	//team:audit
	f := func() {/*line aspects.yaml:5:49*/_ = "woven"
/*line /src/main.go:7:15*/ func() { fmt.Println("inner") }() }
	g := func() { fmt.Println("other") }
	f()
	g()
}
