package main

import "fmt"

type request struct{ headers map[string][]string }

func send(name string, r *request) string { return fmt.Sprint(name, len(r.headers)) }

func unnamed(string, *request) string { return "unnamed" }

func main() { fmt.Println(send("a", &request{}), unnamed("b", nil)) }
