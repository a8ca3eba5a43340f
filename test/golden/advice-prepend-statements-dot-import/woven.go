//line /src/main.go:1:1
package main/*line aspects.yaml:9:13*/; import otelts_pkg_fmt "fmt"/*line /src/main.go:1:13*//*line aspects.yaml:9:13*/; import otelts_pkg_s "strings"/*line /src/main.go:1:13*/

import . "fmt"

func f() {/*line aspects.yaml:9:13*/otelts_pkg_fmt.Println(otelts_pkg_s.ToUpper("woven"))

/*line /src/main.go:5:11*/ Println("f") }

func main() { f() }
