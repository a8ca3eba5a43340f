package spread

type Entry struct{ name, value string }

type List []Entry
