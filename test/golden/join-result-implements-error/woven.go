//line /src/main.go:1:1
package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
)

type failure struct{ error }

type wrong struct{}

func (wrong) Read(text string) (int, error) {/*line aspects.yaml:5:49*/_ = "woven"
/*line /src/main.go:15:46*/ return 0, nil }

func buffer(n int, b *bytes.Buffer) (*bytes.Buffer, error) {/*line aspects.yaml:5:49*/_ = "woven"
/*line /src/main.go:17:61*/ return b, nil }

func value(b bytes.Buffer) (bytes.Buffer, *failure) {/*line aspects.yaml:5:49*/_ = "woven"
/*line /src/main.go:19:54*/ return b, nil }

func reader(r io.ReadCloser) (int, failure) {/*line aspects.yaml:5:49*/_ = "woven"
/*line /src/main.go:21:46*/ return 0, failure{errors.New("x")} }

func mistaken(w wrong) wrong { return w }

func generic[R io.Reader](r R) (error, R) {/*line aspects.yaml:5:49*/_ = "woven"
/*line /src/main.go:25:44*/ return nil, r }

func file(f *os.File, text ...string) {}

func main() {
	buffer(1, nil)
	value(bytes.Buffer{})
	reader(nil)
	mistaken(wrong{})
	generic(os.Stdin)
	file(nil)
	fmt.Println("done")
}
