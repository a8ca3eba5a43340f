package main

import "fmt"

type greeter struct{ name string }

func (g greeter) strings() string { return g.name }

func (g greeter) Greet() string {
strings:
	for _, r := range g.strings() {
		if r == 'a' {
			break strings
		}
	}
	return fmt.Sprint(struct{ strings int }{strings: 1}.strings, g.strings())
}

func main() { fmt.Println(greeter{"ada"}.Greet()) }
