//line /src/main.go:1:1
package main/*line aspects.yaml:5:49*/; import otelts_pkg_fmt "fmt"/*line /src/main.go:1:13*/

import "fmt"

func greet(name string) {/*line aspects.yaml:5:49*/otelts_pkg_fmt.Println("woven")
/*line /src/main.go:5:26*/ fmt.Println("hello", name) }

func other(name string) {/*line aspects.yaml:5:49*/otelts_pkg_fmt.Println("woven")
/*line /src/main.go:7:26*/ fmt.Println("other", name) }

func none() { fmt.Println("none") }

func main() {
	greet("a")
	other("b")
	none()
}
