//line /src/main.go:1:1
package main

import (
	"fmt"
	web "net/http"
)

func main() {
	a := /*line aspects.yaml:5:46*/(/*line /src/main.go:9:7*/web.Cookie{Name: "a"}/*line aspects.yaml:5:46*/)/*line /src/main.go:9:28*/
	b := &web.Cookie{Name: "b"}
	c := []web.Cookie{{Name: "c"}}
	d := map[string]*web.Cookie{"d": {Name: "d"}}
	e := &(web.Cookie{Name: "e"})
	fmt.Println(a.Name, b.Name, c[0].Name, d["d"].Name, e.Name)
}
