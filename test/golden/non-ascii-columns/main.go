package main

import "fmt"

func f(größe, 名 string) string { return größe + 名 }

func main() { fmt.Println(f("ü", "😀")) }