//line /src/main.go:1:1
package main

import "fmt"

func f[T any](xs ...T) int { return len(xs) }

func g[T any](xs ...T) int { return len(xs) }

func main() { fmt.Println(f[int](1/*line aspects.yaml:6:22*/, 100/*line /src/main.go:9:35*/), f[int](/*line aspects.yaml:6:22*/100/*line /src/main.go:9:45*/), g[int](1)) }
