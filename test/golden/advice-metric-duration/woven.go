//line /src/main.go:1:1
package main

import (
	"errors"
	"fmt"
)

type Item struct{ Kind string }

func Save(item *Item) (otelts_r0 error) {/*line aspects.yaml:7:11*/{ if otelts_s := otelts_measuring(&otelts_metric_0); otelts_s.ok() { otelts_try(func() { otelts_s.attr("\x0a\x09shop.kind", item.Kind) }); defer func() { otelts_returned(otelts_s); otelts_try(func() { otelts_s.attr("\x0a\x0ashop.saved", otelts_r0 == nil) }); otelts_fail(otelts_s, otelts_r0); otelts_valueFloat(otelts_s, otelts_s.seconds); otelts_record(otelts_s) }() } };/*line /src/main.go:10:30*/
	if item == nil {
		return errors.New("no item")
	}
	return nil
}

func main() { fmt.Println(Save(&Item{"tea"}), Save(nil)) }
