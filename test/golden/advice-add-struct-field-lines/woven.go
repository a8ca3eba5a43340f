//line /src/main.go:1:1
package main/*line aspects.yaml:6:49*/; import otelts_pkg_otelts_type0 "time"/*line /src/main.go:1:13*/

import "fmt"

type s struct {
	a []int
	b int `json:"b"` // last
/*line aspects.yaml:6:27*/added map[string][]otelts_pkg_otelts_type0.Duration;/*line /src/main.go:8:1*/}

type twin struct{ a int }

func main() { fmt.Println(s{}, twin{}) }
