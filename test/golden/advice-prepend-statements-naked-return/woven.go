//line /src/main.go:1:1
package main

import "fmt"

func f() (n int, err error) {/*line aspects.yaml:8:13*/defer func() { err, n = nil, 7 }()

/*line /src/main.go:5:30*/
	if err := fmt.Errorf("shadow"); err != nil {
		n = 1
	}
	err = fmt.Errorf("lost")
	return
}

func main() { fmt.Println(f()) }
