//line /src/main.go:1:1
package main/*line aspects.yaml:5:49*/; import otelts_pkg_fmt "fmt"/*line /src/main.go:1:13*/

import "fmt"

func greet() {/*line aspects.yaml:5:49*/otelts_pkg_fmt.Println("woven")
/*line /src/main.go:5:15*/ fmt.Println("hello") }

func main() { greet() }
