package main

import "fmt"

type store struct{}

func (store) Save() int { return 1 }

func main() { fmt.Println(store{}.Save()) }
