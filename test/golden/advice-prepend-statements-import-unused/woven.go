//line /src/main.go:1:1
package main/*line aspects.yaml:9:13*/; import otelts_pkg_fmt "fmt"/*line /src/main.go:1:13*/

import "fmt"

func f() {/*line aspects.yaml:9:13*/
otelts_pkg_fmt.Println("woven")

/*line /src/main.go:5:11*/}

func main() {
	f()
	fmt.Println(1)
}
