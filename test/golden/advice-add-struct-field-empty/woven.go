//line /src/main.go:1:1
package main

import "fmt"

type s struct{/*line aspects.yaml:6:27*/added int;/*line /src/main.go:5:15*/}

type twin struct{ a int }

func main() { fmt.Println(s{}, twin{}) }
