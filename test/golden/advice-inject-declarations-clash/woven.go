package main

import out "fmt"

var fmt = "user"

func f() {}

func main() { out.Println(fmt) }
