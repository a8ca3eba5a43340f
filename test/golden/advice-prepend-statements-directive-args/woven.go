//line /src/main.go:1:1
package main/*line aspects.yaml:9:13*/; import otelts_pkg_fmt "fmt"/*line /src/main.go:1:13*/

import "fmt"

//my:spanner no:match
//my:span kind:server name:a:b flag
func f() {/*line aspects.yaml:9:13*/otelts_pkg_fmt.Println("kind", "server", "name", "a:b", "flag", "", )

/*line /src/main.go:7:11*/ fmt.Println(1) }

func main() { f() }
