//line /src/main.go:1:1
package main/*line aspects.yaml:9:13*/; import otelts_pkg_fmt "fmt"/*line /src/main.go:1:13*/

import (
	"context"
	"errors"
	"fmt"
	"strings"
)

func f(otelts_p0 context.Context, a, b *strings.Reader) (otelts_r0 int, otelts_r1 error) {/*line aspects.yaml:9:13*/otelts_pkg_fmt.Println(a.Len(), otelts_p0 == nil)
defer func() { otelts_r1 = nil }()
_ = true
_ = ""

/*line /src/main.go:10:63*/ return a.Len() + b.Len(), errors.New("lost") }

func main() { fmt.Println(f(nil, strings.NewReader("abc"), strings.NewReader("d"))) }
