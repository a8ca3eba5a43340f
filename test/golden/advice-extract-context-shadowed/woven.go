//line /src/main.go:1:1
package main

import "fmt"

func handle(string map[string][]string, len int, nil bool) int {/*line aspects.yaml:5:33*/{ var otelts_c otelts_Header; otelts_c = string; if otelts_s := otelts_extracted(otelts_c); otelts_s.ok() { defer otelts_restore(otelts_s) } };/*line /src/main.go:5:65*/
	if nil {
		return len
	}
	return 0
}

func main() { fmt.Println(handle(nil, 3, true)) }
