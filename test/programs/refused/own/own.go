package own

type From struct{ a, b int }

type to struct{ a, b int }

// Convert needs both types to have the same fields.
func Convert(a, b int) int { return to(From{a, b}).a }

func Read(f *From) int { return f.b }
