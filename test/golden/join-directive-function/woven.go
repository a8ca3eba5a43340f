//line /src/main.go:1:1
package main

import "fmt"

//team:audit
func a() {/*line aspects.yaml:5:49*/_ = "woven"
/*line /src/main.go:6:11*/ fmt.Println("a") }

//team:auditor
func b() { fmt.Println("b") }

// team:audit is prose.
func c() { fmt.Println("c") }

//team:audit

func d() { fmt.Println("d") }

func main() { a(); b(); c(); d() }
