package main

import "fmt"

func Exchange(out []map[string][]string) ([]map[string][]string, error) { return out[1:], nil }

func main() { fmt.Println(Exchange([]map[string][]string{{"A": nil}, {"B": nil}})) }
