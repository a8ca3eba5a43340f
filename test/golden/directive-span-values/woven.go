//line /src/main.go:1:1
package main

import "fmt"

type User struct{ ID int }

type request struct{ User *User }

type shop struct{ name string }

//otel:span checkout user.id:req.User.ID item:item tier:gold shop.name:s.name note:"two words" item.text:"item" url:http://x/y other:order.ID
func (s shop) order(req request, item string) (count int) {/*line /src/main.go:11:1*/{ if otelts_s := otelts_begin(&otelts_site_0, otelts_none); otelts_s.ok() { if otelts_s.recording { otelts_try(func() { otelts_s.attr("\x0a\x07user.id", /*line /src/main.go:11:30*/req.User.ID) }); otelts_s.attr("\x0a\x04item", /*line /src/main.go:11:47*/item); otelts_try(func() { otelts_s.attr("\x0a\x09shop.name", /*line /src/main.go:11:72*/s.name) }) }; otelts_enter(otelts_s); defer func() { otelts_leave(otelts_s); otelts_end(otelts_s) }() } };/*line /src/main.go:12:60*/ return len(item) }

//otel:span "GET /items: one" of:receiver is:panicking tick:a`b
func named(receiver string, panicking bool) string {/*line /src/main.go:14:1*/{ if otelts_s := otelts_begin(&otelts_site_1, otelts_none); otelts_s.ok() { if otelts_s.recording { otelts_s.attr("\x0a\x02of", /*line /src/main.go:14:34*/receiver); otelts_s.attr("\x0a\x02is", /*line /src/main.go:14:46*/panicking) }; otelts_enter(otelts_s); defer func() { otelts_leave(otelts_s); otelts_end(otelts_s) }() } };/*line /src/main.go:15:53*/ return receiver }

// A twin has only a comment between.
//otel:span far

func twin() int { return 3 }

func main() {
	fmt.Println(shop{"s"}.order(request{}, "abc"), named("r", false), twin())
}
