package main

import "fmt"

type shop struct{}

//otel:ignore
func (shop) sweep() { fmt.Println("swept") }

func twin() { fmt.Println("twin") }

func main() {
	shop{}.sweep()
	twin()
}
