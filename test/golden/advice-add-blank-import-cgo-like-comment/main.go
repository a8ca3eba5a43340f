package main

// A doc of the import.
import "fmt"

func f() {}

func main() { fmt.Println(1) }
