//line /src/main.go:1:1
package main

import "fmt"

type pair[A any] struct{ a, b A }

func main() { fmt.Println(/*line aspects.yaml:5:46*/(/*line /src/main.go:7:27*/pair[int]{1, 2}/*line aspects.yaml:5:46*/)/*line /src/main.go:7:42*/, /*line aspects.yaml:5:46*/(/*line /src/main.go:7:44*/pair[string]{a: "x"}/*line aspects.yaml:5:46*/)/*line /src/main.go:7:64*/, struct{ a int }{1}) }
