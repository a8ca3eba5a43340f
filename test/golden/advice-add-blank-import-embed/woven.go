//line /src/main.go:1:1
package main/*line aspects.yaml:6:27*/; import _ "image/png"/*line /src/main.go:1:13*/

import (
	_ "embed"
	"fmt"
)

//go:embed go.mod
var source string

func f() {}

func main() { fmt.Println(len(source) > 0) }
