//line /src/main.go:1:1
package main

import "fmt"

func f(s string) string { return "f" + s }

func g(s string) string { return "g" + s }

func main() { fmt.Println(/*line aspects.yaml:6:39*/func() string { return /*line /src/main.go:9:27*/f("a")/*line aspects.yaml:6:39*/ + "!" }()/*line /src/main.go:9:33*/, func() string { return /*line aspects.yaml:6:39*/func() string { return /*line /src/main.go:9:58*/f("b")/*line aspects.yaml:6:39*/ + "!" }()/*line /src/main.go:9:64*/ }()) }
