//line /src/main.go:1:1
package main/*line aspects.yaml:6:27*/; import otelts_pkg_tolower "strings"/*line /src/main.go:1:13*/

import (
	"fmt"
	_ "strings"
)

func main() { fmt.Println(/*line aspects.yaml:6:27*/otelts_pkg_tolower.ToLower/*line /src/main.go:8:42*/(/*line aspects.yaml:6:27*/otelts_pkg_tolower.ToLower/*line /src/main.go:8:58*/("a") + "B")) }
