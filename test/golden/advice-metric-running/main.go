package main

import "fmt"

type Worker struct{ Queue string }

func (*Worker) Work(n int) (int, error) { return n * 2, nil }

func main() { fmt.Println((&Worker{"mail"}).Work(21)) }
