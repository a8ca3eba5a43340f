//line /src/main.go:1:1
package main/*line aspects.yaml:16:13*/; import otelts_pkg_fmt "fmt"/*line /src/main.go:1:13*/

import "fmt"

func greet() {/*line aspects.yaml:16:13*/otelts_pkg_fmt.Println("x-tenant"); otelts_pkg_fmt.Println("say \"hi\""); 
otelts_pkg_fmt.Println("line\nbreak")
otelts_pkg_fmt.Println("!")
otelts_pkg_fmt.Println(7, 2)

/*line /src/main.go:5:15*/ fmt.Println("hello") }

func main() { greet() }
