//line /src/main.go:1:1
package main/*line aspects.yaml:6:36*/; import otelts_pkg_text "strings"/*line /src/main.go:1:13*/

import "fmt"

var x string/*line aspects.yaml:6:36*/ = otelts_pkg_text.Repeat("a", 3)/*line /src/main.go:5:13*/

var text = "user"

func main() { fmt.Println(x, text) }
