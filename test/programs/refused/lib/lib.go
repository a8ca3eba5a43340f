package lib

// Open has no unexported field: other packages can write it without names.
type Open struct{ A, B int }

// Closed can be compared.
type Closed struct {
	A int
	b string
}

func New(a int) Closed { return Closed{a, "b"} }
