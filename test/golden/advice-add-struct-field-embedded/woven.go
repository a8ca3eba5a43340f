//line /src/main.go:1:1
package main

import "fmt"

type s struct {
	a []int
	fmt.Stringer
/*line aspects.yaml:6:27*/added func(...interface{}) error;/*line /src/main.go:8:1*/}

type twin struct{ a int }

func main() { fmt.Println(s{}.a, twin{}) }
