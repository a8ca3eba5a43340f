package main

import "fmt"

//otel:ignore
func Order(customer string) { fmt.Println("order of", customer) }

func main() { Order("Ada") }
