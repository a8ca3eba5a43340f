//line /src/main.go:1:1
package main/*line aspects.yaml:9:13*/; import otelts_pkg_fmt "fmt"/*line /src/main.go:1:13*/

import (
	"bytes"
	"fmt"
	"net/url"
	"os"
)

type failure struct{}

func (*failure) Error() string { return "failure" }

func first(n int, w *os.File) {/*line aspects.yaml:9:13*/otelts_pkg_fmt.Fprintln(w, "argument"); otelts_pkg_fmt.Println(false)

/*line /src/main.go:14:32*/}

func fails(b bytes.Buffer) (err *failure, n int) {/*line aspects.yaml:9:13*/defer func() { otelts_pkg_fmt.Println(err == nil) }(); otelts_pkg_fmt.Println(false)

/*line /src/main.go:16:51*/ return nil, 1 }

func found(u *url.URL, b *bytes.Buffer) (otelts_r0 *url.URL, otelts_r1 error) {/*line aspects.yaml:9:13*/otelts_pkg_fmt.Fprintln(b, "argument"); _ = otelts_r0.String; defer func() { otelts_pkg_fmt.Println(otelts_r1 == nil) }(); otelts_pkg_fmt.Println(true)

/*line /src/main.go:18:60*/ return u, nil }

func other(w *os.File) {}

func main() {
	first(1, os.Stdout)
	fails(bytes.Buffer{})
	fmt.Println(found(&url.URL{}, &bytes.Buffer{}))
	other(os.Stdout)
}
