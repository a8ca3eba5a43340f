package main

import "fmt"

func Order(customer string) { fmt.Println("order of", customer) }

func main() { Order("Ada") }
