//line /src/main.go:1:1
package main

import "fmt"

func main() {
	worker := func(h map[string][]string) (s string) {/*line aspects.yaml:5:33*/{ var otelts_c otelts_Header; otelts_c = h; if otelts_s := otelts_extracted(otelts_c); otelts_s.ok() { defer otelts_restore(otelts_s) } };/*line /src/main.go:6:52*/
		defer func() {
			if r := recover(); r != nil {
				s = fmt.Sprint("recovered: ", r)
			}
		}()
		if h == nil {
			return "nil"
		}
		if len(h) == 0 {
			panic("empty")
		}
		s = "headers"
		return
	}
	fmt.Println(worker(nil), worker(map[string][]string{}), worker(map[string][]string{"A": nil}))
}
