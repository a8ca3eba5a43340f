package main

import "fmt"

func main() {
	worker := func(h map[string][]string) (s string) {
		defer func() {
			if r := recover(); r != nil {
				s = fmt.Sprint("recovered: ", r)
			}
		}()
		if h == nil {
			return "nil"
		}
		if len(h) == 0 {
			panic("empty")
		}
		s = "headers"
		return
	}
	fmt.Println(worker(nil), worker(map[string][]string{}), worker(map[string][]string{"A": nil}))
}
