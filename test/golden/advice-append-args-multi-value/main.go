package main

import (
	"errors"
	"fmt"
	"os"
	"strconv"
)

type name string

func one() string { return "one" }

func two() (string, int) { return "two", 2 }

func pair[A, B any](a A, b B) (A, B) { return a, b }

func single[A any](a A) A { return a }

func main() {
	fmt.Println(one())
	fmt.Println(two())
	fmt.Println(pair("a", 1))
	fmt.Println(pair[string, int]("a", 1))
	fmt.Println(single[int](1))
	fmt.Println(len("four"))
	fmt.Println(name("a name"))
	fmt.Println(strconv.Atoi("5"))
	fmt.Println(errors.New("error"))
	fmt.Println(func() (int, int) { return 6, 7 }())
	fmt.Println(func() int { return 8 }())
	fmt.Println(one(), len("both"))
	fmt.Fprintln(os.Stdout, one())
}
