//line /src/main.go:1:1
package main

//go:nosplit
func greet() {/*line aspects.yaml:5:49*/println("woven")
/*line /src/main.go:4:15*/ println("hello") }

func main() { greet() }
