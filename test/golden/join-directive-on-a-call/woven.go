//line /src/main.go:1:1
package main

import "fmt"

func f() int { return 1 }

//team:audit
func g() int { return f() }

func main() {
	//team:audit
	x := /*line aspects.yaml:5:46*/(/*line /src/main.go:12:7*/f()/*line aspects.yaml:5:46*/)/*line /src/main.go:12:10*/
	//team:audit
	/*line aspects.yaml:5:46*/(/*line /src/main.go:14:2*/f()/*line aspects.yaml:5:46*/)/*line /src/main.go:14:5*/
	y := f()
	fmt.Println(x, y, g())
}
