package main

import "fmt"

type user struct{ name string }

func find(id int, u *user) string {
	id = 0
	return fmt.Sprint(id, u == nil)
}

func twin(id int, u *user) string { return fmt.Sprint(id) }

func main() { fmt.Println(find(1, nil), find(2, &user{"a"}), twin(3, nil)) }
