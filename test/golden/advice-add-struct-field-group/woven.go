//line /src/main.go:1:1
package main/*line aspects.yaml:6:49*/; import otelts_pkg_otelts_type0 "time"/*line /src/main.go:1:13*/

import "fmt"

type (
	other struct{ a int }
	s     struct{ a int /*line aspects.yaml:6:27*/; added chan<- otelts_pkg_otelts_type0.Time/*line /src/main.go:7:22*/}
)

type twin struct{ a int }

func main() { fmt.Println(s{}, twin{}) }
