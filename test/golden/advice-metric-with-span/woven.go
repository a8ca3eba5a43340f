//line /src/main.go:1:1
package main

import "fmt"

type Item struct{ asked int }

func (i *Item) Shelf() string {
	i.asked++
	return fmt.Sprint("shelf ", i.asked)
}

func Find(item *Item) bool {/*line aspects.yaml:7:15*/var otelts_once0 otelts_Once; { if otelts_s := otelts_begin(&otelts_site_0, otelts_none); otelts_s.ok() { if otelts_s.recording { otelts_try(func() { otelts_s.attr("\x0a\x0ashop.shelf", otelts_once0.get(func() interface{} { return item.Shelf() })) }) }; otelts_enter(otelts_s); defer func() { otelts_leave(otelts_s); if otelts_s.recording { otelts_try(func() { otelts_s.attr("\x0a\x0ashop.after", item.Shelf()) }) }; otelts_end(otelts_s) }() } };/*line /src/main.go:12:29*//*line aspects.yaml:6:17*/{ if otelts_s := otelts_measuring(&otelts_metric_0); otelts_s.ok() { otelts_try(func() { otelts_s.attr("\x0a\x0ashop.shelf", otelts_once0.get(func() interface{} { return item.Shelf() })) }); defer func() { otelts_returned(otelts_s); otelts_valueFloat(otelts_s, otelts_s.seconds); otelts_record(otelts_s) }() } };/*line /src/main.go:12:29*/ return item.asked == 0 }

func main() { fmt.Println(Find(&Item{})) }
