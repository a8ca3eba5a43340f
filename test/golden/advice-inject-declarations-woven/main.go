package main

import "fmt"

type server struct{ handler func(string) }

func (s *server) serve(paths ...string) {
	for _, path := range paths {
		s.handler(path)
	}
}

func main() { (&server{func(path string) { fmt.Println(path) }}).serve("/a", "/b") }
