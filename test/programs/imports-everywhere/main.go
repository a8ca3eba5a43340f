package main

import (
	"bufio"
	"fmt"
	"strings"
)

type letters struct{ *strings.Reader }

func (l letters) Read(p []byte) (int, error) { return l.Reader.Read(p[:1]) }

func main() { fmt.Println(bufio.NewReader(letters{strings.NewReader("ab\n")}).ReadString('\n')) }
