package main

import (
	"fmt"
	"net/http"
)

func handle(_ *http.Request) (n int) {
	defer func() { n++ }()
	return 1
}

func twin(_ *http.Request) int { return 2 }

func main() {
	fmt.Println(handle(&http.Request{}), handle(nil), twin(nil))
}
