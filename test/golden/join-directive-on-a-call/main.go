package main

import "fmt"

func f() int { return 1 }

//team:audit
func g() int { return f() }

func main() {
	//team:audit
	x := f()
	//team:audit
	f()
	y := f()
	fmt.Println(x, y, g())
}
