//line /src/main.go:1:1
package main

import "fmt"

func Query(text string) error {/*line aspects.yaml:6:15*/otelts_in0 := otelts_inside("sql"); _ = otelts_in0; otelts_in1 := otelts_inside("shop"); _ = otelts_in1; { if !otelts_in0 { otelts_when := 1 == 0; otelts_try(func() { otelts_when = text != "" }); if otelts_when { if otelts_s := otelts_begin(&otelts_site_0, otelts_none); otelts_s.ok() { if otelts_s.recording { otelts_s.attr("\x0a\x0ddb.query.text", text) }; otelts_layer(otelts_s, "sql"); otelts_enter(otelts_s); defer func() { otelts_leave(otelts_s); otelts_end(otelts_s) }() } } } };/*line /src/main.go:5:32*//*line aspects.yaml:8:17*/{ if !otelts_in1 { otelts_when := 1 == 0; otelts_try(func() { otelts_when = text != "" }); if otelts_when { if otelts_s := otelts_measuring(&otelts_metric_1); otelts_s.ok() { defer func() { otelts_returned(otelts_s); otelts_valueInt(otelts_s, 1); otelts_record(otelts_s) }() } } } };/*line /src/main.go:5:32*//*line aspects.yaml:7:17*/{ if !otelts_in0 { if otelts_s := otelts_measuring(&otelts_metric_0); otelts_s.ok() { defer func() { otelts_returned(otelts_s); otelts_valueInt(otelts_s, 1); otelts_record(otelts_s) }() } } };/*line /src/main.go:5:32*/ return Exec(text) }

func Exec(text string) error {/*line aspects.yaml:12:17*/otelts_in0 := otelts_inside("sql"); _ = otelts_in0; { if !otelts_in0 { if otelts_s := otelts_measuring(&otelts_metric_2); otelts_s.ok() { defer func() { otelts_returned(otelts_s); otelts_valueInt(otelts_s, 1); otelts_record(otelts_s) }() } } };/*line /src/main.go:7:31*/ return fmt.Errorf("no %s", text) }

func Close() {/*line aspects.yaml:16:15*/{ if otelts_s := otelts_begin(&otelts_site_1, otelts_none); otelts_s.ok() { otelts_enter(otelts_s); defer func() { otelts_leave(otelts_s); otelts_end(otelts_s) }() } };/*line /src/main.go:9:15*/}

func main() { fmt.Println(Query("x"), Exec("")); Close() }
