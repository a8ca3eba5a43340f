//line /src/main.go:1:1
package main

import "fmt"

type Peer struct{ asked int }

func (p *Peer) Address() string {
	p.asked++
	return fmt.Sprint("shop.example:", p.asked)
}

func Find(peer *Peer, string bool) bool {/*line aspects.yaml:9:21*/var otelts_text0 otelts_Text; if otelts_s := otelts_beginPatch(&otelts_site_1, 0, otelts_none); otelts_s.ok() { otelts_try(func() { otelts_s.attr("\x0a\x0eclient.address", otelts_fn_hostAddress(otelts_text0.get(func() otelts_type_string { return peer.Address() }))) }); otelts_apply(otelts_s) };/*line /src/main.go:12:42*//*line aspects.yaml:7:11*/{ if otelts_s := otelts_begin(&otelts_site_0, otelts_none); otelts_s.ok() { if otelts_s.recording { otelts_try(func() { otelts_s.attr("\x0a\x0eserver.address", otelts_fn_hostAddress(otelts_text0.get(func() otelts_type_string { return peer.Address() }))) }); otelts_try(func() { if otelts_n := otelts_fn_hostPort(otelts_text0.get(func() otelts_type_string { return peer.Address() })); otelts_n != 0 { otelts_s.attr("\x0a\x0bserver.port", otelts_n) } }) }; otelts_enter(otelts_s); defer func() { otelts_leave(otelts_s); otelts_end(otelts_s) }() } };/*line /src/main.go:12:42*//*line aspects.yaml:10:17*/{ if otelts_s := otelts_measuring(&otelts_metric_0); otelts_s.ok() { otelts_try(func() { otelts_s.attr("\x0a\x0eserver.address", otelts_fn_hostAddress(otelts_text0.get(func() otelts_type_string { return peer.Address() }))) }); otelts_try(func() { if otelts_n := otelts_fn_hostPort(otelts_text0.get(func() otelts_type_string { return peer.Address() })); otelts_n != 0 { otelts_s.attr("\x0a\x0bserver.port", otelts_n) } }); defer func() { otelts_returned(otelts_s); otelts_valueFloat(otelts_s, otelts_s.seconds); otelts_record(otelts_s) }() } };/*line /src/main.go:12:42*/ return string == (peer == nil || peer.asked == 0) }

func main() { fmt.Println(Find(&Peer{}, true), Find(nil, true)) }
