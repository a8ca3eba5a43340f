//line /src/main.go:1:1
package main/*line aspects.yaml:6:39*/; import otelts_pkg_s "strings"/*line /src/main.go:1:13*/

import "fmt"

func f(s string) string { return "f" + s }

func g(s string) string { return "g" + s }

func main() { fmt.Println(/*line aspects.yaml:6:39*/otelts_pkg_s.ToUpper(/*line /src/main.go:9:27*/f("a" + /*line aspects.yaml:6:39*/otelts_pkg_s.ToUpper(/*line /src/main.go:9:35*/f("b")/*line aspects.yaml:6:39*/)/*line /src/main.go:9:41*/)/*line aspects.yaml:6:39*/)/*line /src/main.go:9:42*/) }
