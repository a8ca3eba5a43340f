//line /src/_testmain.go:1:1
package main/*line aspects.yaml:5:49*/; import otelts_pkg_fmt "fmt"/*line /src/_testmain.go:1:13*/

import "fmt"

func setup() {/*line aspects.yaml:5:49*/otelts_pkg_fmt.Println("woven")
/*line /src/_testmain.go:5:15*/ fmt.Println("set up") }

func main() {
	setup()
	fmt.Println("ok")
}
