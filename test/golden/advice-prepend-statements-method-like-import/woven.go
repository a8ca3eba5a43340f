//line /src/main.go:1:1
package main/*line aspects.yaml:5:49*/; import otelts_pkg_strings "strings"/*line /src/main.go:1:13*/

import "fmt"

type greeter struct{ name string }

func (g greeter) strings() string { return g.name }

func (g greeter) Greet() string {/*line aspects.yaml:5:49*/_ = otelts_pkg_strings.NewReplacer("a", "b").Replace(g.strings())
/*line /src/main.go:9:34*/
strings:
	for _, r := range g.strings() {
		if r == 'a' {
			break strings
		}
	}
	return fmt.Sprint(struct{ strings int }{strings: 1}.strings, g.strings())
}

func main() { fmt.Println(greeter{"ada"}.Greet()) }
