package main

import "fmt"

func Orders(customer string) { fmt.Println("orders of", customer) }

func main() { Orders("Ada") }
