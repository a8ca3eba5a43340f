package main

import "fmt"

type router struct{ index int }

func (r *router) next(route string) (found bool) {
	defer func() {
		if recovered := recover(); recovered != nil {
			fmt.Println("recovered", recovered)
		}
	}()
	r.index++
	if route == "" {
		panic("no route")
	}
	return route != "/"
}

func main() {
	r := &router{}
	fmt.Println(r.next("/items"), r.next("/"), r.next(""))
}
