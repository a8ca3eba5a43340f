package main

import "fmt"

func begin(callbacks ...func()) error {
	callbacks = append(callbacks[:len(callbacks):len(callbacks)], func() { fmt.Println("called") })
	for _, callback := range callbacks {
		defer callback()
	}
	return nil
}

func main() { fmt.Println(begin(func() { fmt.Println("mine") })) }
