//line /src/main.go:1:1
package main

import "fmt"

type server struct{ handler func(string) }

func (s *server) serve(paths ...string) {
	for _, path := range paths {
		/*line aspects.yaml:6:39*/otelts_serve(/*line /src/main.go:9:3*/s/*line aspects.yaml:6:39*/, /*line /src/main.go:9:13*/path/*line aspects.yaml:6:39*/)/*line /src/main.go:9:18*/
	}
}

func main() { (&server{func(path string) { fmt.Println(path) }}).serve("/a", "/b") }
