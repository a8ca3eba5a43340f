package main

import "fmt"

func handle(string map[string][]string, len int, nil bool) int {
	if nil {
		return len
	}
	return 0
}

func main() { fmt.Println(handle(nil, 3, true)) }
