package main

import "fmt"

type Page struct {
	Name string
	Size int32
}

type Visitor struct {
	Host string
	Page *Page
}

func Visit(v *Visitor) string { return v.Host }

func main() { fmt.Println(Visit(&Visitor{Host: "h"})) }
