package spread

// All never says what its elements are called.
func All() List { return List{{"a", "1"}, {"b", "2"}} }

func (list List) Names() (names string) {
	for _, one := range list {
		names += one.name
	}
	return names
}
