//line /src/main.go:1:1
package main

import (
	"errors"
	"fmt"
	"os"
	"strconv"
)

type name string

func one() string { return "one" }

func two() (string, int) { return "two", 2 }

func pair[A, B any](a A, b B) (A, B) { return a, b }

func single[A any](a A) A { return a }

func main() {
	fmt.Println(one()/*line aspects.yaml:5:29*/, "more"/*line /src/main.go:21:19*/)
	fmt.Println(two())
	fmt.Println(pair("a", 1))
	fmt.Println(pair[string, int]("a", 1))
	fmt.Println(single[int](1)/*line aspects.yaml:5:29*/, "more"/*line /src/main.go:25:28*/)
	fmt.Println(len("four")/*line aspects.yaml:5:29*/, "more"/*line /src/main.go:26:25*/)
	fmt.Println(name("a name")/*line aspects.yaml:5:29*/, "more"/*line /src/main.go:27:28*/)
	fmt.Println(strconv.Atoi("5"))
	fmt.Println(errors.New("error")/*line aspects.yaml:5:29*/, "more"/*line /src/main.go:29:33*/)
	fmt.Println(func() (int, int) { return 6, 7 }())
	fmt.Println(func() int { return 8 }()/*line aspects.yaml:5:29*/, "more"/*line /src/main.go:31:39*/)
	fmt.Println(one(), len("both")/*line aspects.yaml:5:29*/, "more"/*line /src/main.go:32:32*/)
	fmt.Fprintln(os.Stdout, one())
}
