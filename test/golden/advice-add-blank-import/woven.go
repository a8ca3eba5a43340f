//line /src/main.go:1:1
package main/*line aspects.yaml:6:27*/; import _ "image/png"/*line /src/main.go:1:13*/

import (
	"bytes"
	"fmt"
	"image"
)

func f() {
	var head bytes.Buffer
	head.WriteString("\x89PNG\r\n\x1a\n")
	_, format, err := image.DecodeConfig(&head)
	fmt.Println(format, err != nil)
}

func main() { f() }
