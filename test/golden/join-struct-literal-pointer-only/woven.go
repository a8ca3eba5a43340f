//line /src/main.go:1:1
package main

import (
	"fmt"
	web "net/http"
)

func main() {
	a := web.Cookie{Name: "a"}
	b := /*line aspects.yaml:5:46*/(/*line /src/main.go:10:7*/&web.Cookie{Name: "b"}/*line aspects.yaml:5:46*/)/*line /src/main.go:10:29*/
	c := []web.Cookie{{Name: "c"}}
	d := map[string]*web.Cookie{"d": {Name: "d"}}
	e := /*line aspects.yaml:5:46*/(/*line /src/main.go:13:7*/&(web.Cookie{Name: "e"})/*line aspects.yaml:5:46*/)/*line /src/main.go:13:31*/
	fmt.Println(a.Name, b.Name, c[0].Name, d["d"].Name, e.Name)
}
