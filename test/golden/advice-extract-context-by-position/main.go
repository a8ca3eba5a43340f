package main

import "fmt"

func handle(string, map[string][]string) (int, error) { return 1, nil }

func main() { fmt.Println(handle("a", map[string][]string{"Traceparent": {"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"}})) }
