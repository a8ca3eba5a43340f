//line /src/main.go:1:1
package main/*line aspects.yaml:6:49*/; import otelts_pkg_otelts_type0 "net/url"/*line /src/main.go:1:13*/

import "fmt"

type s struct{ a int /*line aspects.yaml:6:27*/; added *otelts_pkg_otelts_type0.URL/*line /src/main.go:5:22*/}

type twin struct{ a int }

func main() { fmt.Println(s{}, twin{}) }
