//line /src/main.go:1:1
package main

import "fmt"

func f() int { return 1 }

func main() { fmt.Println(/*line aspects.yaml:5:46*/(/*line /src/main.go:7:27*/f()/*line aspects.yaml:5:46*/)/*line /src/main.go:7:30*/) }
