package main

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
