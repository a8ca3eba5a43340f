//line /src/main.go:1:1
package main

import "fmt"

func f() string { return "f" }

func g() string { return "g" }

func main() {
	fmt.Println(/*line aspects.yaml:6:27*/g/*line /src/main.go:10:15*/())
	{
		g := "local"
		fmt.Println(f(), g)
	}
}
