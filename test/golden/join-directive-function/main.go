package main

import "fmt"

//team:audit
func a() { fmt.Println("a") }

//team:auditor
func b() { fmt.Println("b") }

// team:audit is prose.
func c() { fmt.Println("c") }

//team:audit

func d() { fmt.Println("d") }

func main() { a(); b(); c(); d() }
