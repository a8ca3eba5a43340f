package main

import "fmt"

func f() int { return 1 }

func main() {
	x := 1 //team:audit
	y := f()
	if x == 1 { //team:audit
		y += f()
	}
	fmt.Println(x, y)
}
