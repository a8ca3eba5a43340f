package main

import (
	"fmt"
	web "net/http"
)

func main() {
	a := web.Cookie{Name: "a"}
	b := &web.Cookie{Name: "b"}
	c := []web.Cookie{{Name: "c"}}
	d := map[string]*web.Cookie{"d": {Name: "d"}}
	e := &(web.Cookie{Name: "e"})
	fmt.Println(a.Name, b.Name, c[0].Name, d["d"].Name, e.Name)
}
