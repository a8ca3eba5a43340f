package main

import "fmt"

//my:spanner no:match
//my:span kind:server name:a:b flag
func f() { fmt.Println(1) }

func main() { f() }
