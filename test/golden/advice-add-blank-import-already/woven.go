//line /src/main.go:1:1
package main/*line aspects.yaml:6:27*/; import _ "strings"/*line /src/main.go:1:13*/

import (
	"fmt"
	"strings"
)

func f() string { return strings.ToUpper("x") }

func main() { fmt.Println(f()) }
