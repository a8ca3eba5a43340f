//line /src/main.go:1:1
package main

import "fmt"

type t struct{}

//team:audit
func (t) a() {/*line aspects.yaml:5:49*/_ = "woven"
/*line /src/main.go:8:15*/ fmt.Println("a") }

func (t) b() { fmt.Println("b") }

func main() { t{}.a(); t{}.b() }
