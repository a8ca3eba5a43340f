//line /src/main.go:1:1
package main

import "fmt"

type server struct{ handler func(int) int }

type outer struct{ *server }

type other struct{ handler int }

func twice(n int) int { return 2 * n }

func main() {
	s := &server{func(n int) int { return n }}
	fmt.Println(/*line aspects.yaml:5:46*/twice(/*line /src/main.go:15:14*/s.handler(1)/*line aspects.yaml:5:46*/)/*line /src/main.go:15:26*/, /*line aspects.yaml:5:46*/twice(/*line /src/main.go:15:28*/outer{s}.handler(2)/*line aspects.yaml:5:46*/)/*line /src/main.go:15:47*/, other{3}.handler)
}
