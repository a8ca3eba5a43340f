//line /src/main.go:1:1
package main

import "fmt"

//team:ignore
func a() { fmt.Println("a") }

func b() {/*line aspects.yaml:5:49*/_ = "woven"
/*line /src/main.go:8:11*/ fmt.Println("b") }

func main() { a(); b() }
