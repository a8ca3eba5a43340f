//line /src/main.go:1:1
package main

import "fmt"

type Open struct{ A, B int }

type Closed struct {
	A int
	b int
/*line aspects.yaml:5:34*/otelts_seen bool;/*line /src/main.go:10:1*/}

type Empty struct{}

type element struct{ A, B int }

type List []element

type inner struct{ A, B int /*line aspects.yaml:5:34*/; otelts_seen bool/*line /src/main.go:18:29*/}

func main() {
	fmt.Println(Open{1, 2}.A, Closed{A: 3, b: 4}.A, Empty{}, List{{5, 6}}[0].A, inner{A: 7, B: 8}.A)
}
