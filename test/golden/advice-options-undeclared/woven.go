//line /src/main.go:1:1
package main

import "fmt"

func greet() {/*line aspects.yaml:5:49*/println(4, 2.5)
/*line /src/main.go:5:15*/ fmt.Println("hello") }

func main() { greet() }
