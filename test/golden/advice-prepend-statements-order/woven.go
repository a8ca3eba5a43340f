//line /src/main.go:1:1
package main

import "fmt"

func println2(s string) { fmt.Println(s) }

func f() {/*line aspects.yaml:9:53*/println2("1")
/*line /src/main.go:7:11*//*line aspects.yaml:8:42*/println2("2")
/*line /src/main.go:7:11*//*line aspects.yaml:6:73*/println2("3")
/*line /src/main.go:7:11*//*line aspects.yaml:7:72*/println2("4")
/*line /src/main.go:7:11*/}

func main() { f() }
