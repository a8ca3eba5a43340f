//line /src/main.go:1:1
package main/*line aspects.yaml:9:13*/; import otelts_pkg_fmt "fmt"/*line /src/main.go:1:13*/

import "fmt"

var a = value("a", b)

var b = value("b", 0)

func value(name string, n int) int {
	fmt.Println(name)
	return n + 1
}

func init() {/*line aspects.yaml:9:13*/otelts_pkg_fmt.Println("woven")

/*line /src/main.go:14:14*/ fmt.Println("first", a, b) }

func init() {/*line aspects.yaml:9:13*/otelts_pkg_fmt.Println("woven")

/*line /src/main.go:16:14*/ fmt.Println("second") }

func main() { fmt.Println("main") }
