//line /src/main.go:1:1
package main/*line aspects.yaml:7:39*/; import otelts_pkg_s "strings"/*line /src/main.go:1:13*/

import "fmt"

func f(s ...string) string { return fmt.Sprint(s) }

func main() { fmt.Println(/*line aspects.yaml:7:39*/otelts_pkg_s.ToUpper(/*line /src/main.go:7:27*/f("a"/*line aspects.yaml:6:22*/, "more"/*line /src/main.go:7:32*/)/*line aspects.yaml:7:39*/)/*line /src/main.go:7:33*/, /*line aspects.yaml:7:39*/otelts_pkg_s.ToUpper(/*line /src/main.go:7:35*/f(/*line aspects.yaml:6:22*/append(append([]string{}, /*line /src/main.go:7:37*/[]string{"b"}/*line aspects.yaml:6:22*/...), "more")/*line /src/main.go:7:50*/...)/*line aspects.yaml:7:39*/)/*line /src/main.go:7:54*/) }
