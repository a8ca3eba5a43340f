//line /src/main.go:1:1
package main/*line aspects.yaml:9:13*/; import otelts_pkg_text "strings"/*line /src/main.go:1:13*/

import "fmt"

func text() string { return "user" }

func f() {/*line aspects.yaml:9:13*/println(otelts_pkg_text.ToUpper("x"))
_ = otelts_pkg_text.ToUpper

/*line /src/main.go:7:11*/ fmt.Println(text()) }

func main() { f() }
