package main

import "fmt"

func f() (n int, err error) {
	if err := fmt.Errorf("shadow"); err != nil {
		n = 1
	}
	err = fmt.Errorf("lost")
	return
}

func main() { fmt.Println(f()) }
