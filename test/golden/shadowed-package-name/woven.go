//line /src/main.go:1:1
package main

import "fmt"

type printer struct{}

func (printer) Sprint(any) string { return "mine" }

func wrapped(s string) string { return s }

func main() {
	fmt.Println(/*line aspects.yaml:8:22*/wrapped(/*line /src/main.go:12:14*/fmt.Sprint(/*line aspects.yaml:8:22*/wrapped(/*line /src/main.go:12:25*/fmt.Sprint(1)/*line aspects.yaml:8:22*/)/*line /src/main.go:12:38*/)/*line aspects.yaml:8:22*/)/*line /src/main.go:12:39*/)
	{
		fmt := printer{}
		println(fmt.Sprint(2))
	}
}
