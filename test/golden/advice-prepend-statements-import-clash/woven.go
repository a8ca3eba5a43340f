//line /src/main.go:1:1
package main/*line aspects.yaml:9:13*/; import otelts_pkg_fmt "fmt"/*line /src/main.go:1:13*/

import "fmt"

func f(fmt string) {/*line aspects.yaml:9:13*/otelts_pkg_fmt.Println("woven", fmt)

/*line /src/main.go:5:21*/ println2(fmt) }

func println2(s string) { fmt.Println(s) }

func main() { f("x") }
