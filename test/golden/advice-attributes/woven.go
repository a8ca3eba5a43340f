//line /src/main.go:1:1
package main

import "fmt"

type user struct{ name string }

func find(id int, u *user) string {/*line aspects.yaml:5:28*/if otelts_s := otelts_beginPatch(&otelts_site_0, 0, otelts_none); otelts_s.ok() { otelts_s.attr("\x0a\x07user.id", id); otelts_try(func() { otelts_s.attr("\x0a\x09user.name", u.name) }); otelts_apply(otelts_s) };/*line /src/main.go:7:36*/
	id = 0
	return fmt.Sprint(id, u == nil)
}

func twin(id int, u *user) string { return fmt.Sprint(id) }

func main() { fmt.Println(find(1, nil), find(2, &user{"a"}), twin(3, nil)) }
