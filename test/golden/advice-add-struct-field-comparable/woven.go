//line /src/main.go:1:1
package main/*line aspects.yaml:9:58*/; import otelts_pkg_otelts_type0 "net/http"/*line /src/main.go:1:13*//*line aspects.yaml:12:57*/; import otelts_pkg_otelts_type02 "net/netip"/*line /src/main.go:1:13*/

import (
	"fmt"
	"net/http"
	"net/netip"
)

type key struct{ name string /*line aspects.yaml:9:27*/; otelts_pointer *otelts_pkg_otelts_type0.Header/*line /src/main.go:9:30*//*line aspects.yaml:10:27*/; otelts_any any/*line /src/main.go:9:30*//*line aspects.yaml:12:27*/; otelts_address otelts_pkg_otelts_type02.Addr/*line /src/main.go:9:30*//*line aspects.yaml:13:27*/; otelts_two [2]string/*line /src/main.go:9:30*/}

type list struct{ names []string /*line aspects.yaml:5:34*/; otelts_all []int/*line /src/main.go:11:34*/}

type holder struct{ header http.Header /*line aspects.yaml:16:34*/; otelts_all map[string]int/*line /src/main.go:13:40*/}

func main() {
	fmt.Println(map[key]int{{name: "a"}: 1}[key{name: "a"}], key{name: "a"} == key{name: "a"}, len(list{}.names), len(holder{}.header), netip.Addr{})
}
