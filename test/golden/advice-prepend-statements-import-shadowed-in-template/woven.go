//line /src/main.go:1:1
package main/*line aspects.yaml:9:13*/; import otelts_pkg_s "strings"/*line /src/main.go:1:13*//*line aspects.yaml:9:13*/; import otelts_pkg_fmt "fmt"/*line /src/main.go:1:13*/

import "fmt"

func f() {/*line aspects.yaml:9:13*/s := struct{ X int }{ otelts_pkg_s.Count("aa", "a") }
otelts_pkg_fmt.Println(s.X)

/*line /src/main.go:5:11*/ fmt.Println("f") }

func g() { fmt.Println("g") }

func main() {
	f()
	g()
}
