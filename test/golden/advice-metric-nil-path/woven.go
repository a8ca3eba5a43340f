//line /src/main.go:1:1
package main

import "fmt"

type Page struct {
	Name string
	Size int32
}

type Visitor struct {
	Host string
	Page *Page
}

func Visit(v *Visitor) string {/*line aspects.yaml:7:11*/{ if otelts_s := otelts_measuring(&otelts_metric_0); otelts_s.ok() { otelts_try(func() { otelts_s.attr("\x0a\x09shop.page", v.Page.Name) }); otelts_try(func() { otelts_s.attr("\x0a\x09shop.host", v.Host) }); defer func() { otelts_returned(otelts_s); otelts_try(func() { otelts_s.value(v.Page.Size) }); otelts_record(otelts_s) }() } };/*line /src/main.go:15:32*/ return v.Host }

func main() { fmt.Println(Visit(&Visitor{Host: "h"})) }
