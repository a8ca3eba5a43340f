package main

import "fmt"

func Query(text string) error { return Exec(text) }

func Exec(text string) error { return fmt.Errorf("no %s", text) }

func Close() {}

func main() { fmt.Println(Query("x"), Exec("")); Close() }
