package main

import "fmt"

func sprintf(format string, values []any) string { return fmt.Sprintf(format, values...) }

func logf(format string, values ...any) {
	fmt.Printf(format+"\n", values...)
}

// A method of that name is another function.
type quiet struct{}

func (quiet) logf(format string, values ...any) {}

func main() {
	logf("%d of %d", 1, 2)
	quiet{}.logf("")
}
