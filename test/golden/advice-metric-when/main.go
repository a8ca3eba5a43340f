package main

import "fmt"

func Get(key string) (int, bool) { return len(key), key == "tea" }

func main() { fmt.Println(Get("tea"))
	fmt.Println(Get("coffee")) }
