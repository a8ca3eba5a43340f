//line /src/main.go:1:1
package main

import "fmt"

type lines struct {
	a int `json:"a"`
	// The last comment.
/*line aspects.yaml:5:34*/added int;/*line /src/main.go:8:1*/}

type one struct{ a int /*line aspects.yaml:8:34*/; added *map[string]int/*line /src/main.go:10:24*/}

type none struct{/*line aspects.yaml:11:34*/added int;/*line /src/main.go:12:18*/}

type other struct{ a int }

func main() { fmt.Println(lines{a: 1}.a, one{a: 2}.a, none{} == none{}, other{3}) }
