//line /src/main.go:1:1
package main/*line aspects.yaml:16:13*/; import otelts_pkg_fmt "fmt"/*line /src/main.go:1:13*/

import "fmt"

func greet() {/*line aspects.yaml:16:13*/otelts_pkg_fmt.Println("a"); 
otelts_pkg_fmt.Println("no greeting")

otelts_pkg_fmt.Println(3, 1)

/*line /src/main.go:5:15*/ fmt.Println("hello") }

func main() { greet() }
