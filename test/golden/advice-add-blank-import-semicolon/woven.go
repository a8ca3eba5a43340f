//line /src/main.go:1:1
package main/*line aspects.yaml:6:27*/; import _ "image/png"/*line /src/main.go:1:13*/; import "fmt"

func f() {}

func main() { fmt.Println(1) }
