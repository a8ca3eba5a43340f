//line /src/main.go:1:1
package main

import "fmt"

func f(s string) string { return "f" + s }

func g(s string) string { return "g" + s }

func main() {
	defer f("a")
	fmt.Println(/*line aspects.yaml:6:39*/g(/*line /src/main.go:11:14*/f("b")/*line aspects.yaml:6:39*/)/*line /src/main.go:11:20*/)
}
