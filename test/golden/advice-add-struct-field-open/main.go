package main

import "fmt"

type Open struct{ A, B int }

type Closed struct {
	A int
	b int
}

type Empty struct{}

type element struct{ A, B int }

type List []element

type inner struct{ A, B int }

func main() {
	fmt.Println(Open{1, 2}.A, Closed{3, 4}.A, Empty{}, List{{5, 6}}[0].A, inner{7, 8}.A)
}
