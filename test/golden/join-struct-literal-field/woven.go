//line /src/main.go:1:1
package main

import (
	"fmt"
	web "net/http"
)

func main() {
	a := web.Cookie{Name: /*line aspects.yaml:5:46*/(/*line /src/main.go:9:24*/"a"/*line aspects.yaml:5:46*/)/*line /src/main.go:9:27*/}
	b := &web.Cookie{Name: /*line aspects.yaml:5:46*/(/*line /src/main.go:10:25*/"b"/*line aspects.yaml:5:46*/)/*line /src/main.go:10:28*/}
	c := []web.Cookie{{Name: /*line aspects.yaml:5:46*/(/*line /src/main.go:11:27*/"c"/*line aspects.yaml:5:46*/)/*line /src/main.go:11:30*/}}
	d := map[string]*web.Cookie{"d": {Name: /*line aspects.yaml:5:46*/(/*line /src/main.go:12:42*/"d"/*line aspects.yaml:5:46*/)/*line /src/main.go:12:45*/}}
	e := &(web.Cookie{Name: /*line aspects.yaml:5:46*/(/*line /src/main.go:13:26*/"e"/*line aspects.yaml:5:46*/)/*line /src/main.go:13:29*/})
	fmt.Println(a.Name, b.Name, c[0].Name, d["d"].Name, e.Name)
}
