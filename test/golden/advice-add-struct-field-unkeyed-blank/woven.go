//line /src/main.go:1:1
package main

import "fmt"

type padded struct {
	a, _, b int
}

func (p padded) Show() { fmt.Println(p.a, p.b) }

type plain struct {
	a, _, b int
/*line aspects.yaml:8:34*/otelts_plain int;/*line /src/main.go:13:1*/}

func (p plain) Show() {/*line aspects.yaml:14:49*/_ = p.otelts_plain
/*line /src/main.go:15:24*/ fmt.Println(p.a, p.b) }

func main() {
	padded{1, 0, 2}.Show()
	plain{a: 3, b: 4}.Show()
}
