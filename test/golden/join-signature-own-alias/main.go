package main

import (
	"fmt"
	web "net/http"
)

type Req = web.Request

type (
	Pointer = *Req
	Handler = func(Pointer, Bytes)
	Bytes   = []byte
	Letter  = rune
	Empty   = interface{}
	other   web.Request
)

func plain(r *web.Request) {}

func alias(r *Req) {}

func pointer(r Pointer) {}

func nested(m map[string]Handler, e Empty, l Letter) {}

func defined(r *other) {}

func value(r Req) {}

func parameter[Req any](r *Req) {}

func local() {
	type Pointer = *int
	func(r Pointer) {}(nil)
}

func main() {
	plain(nil)
	alias(nil)
	pointer(nil)
	nested(nil, nil, 'l')
	defined(nil)
	value(Req{})
	parameter[int](nil)
	local()
	fmt.Println("done")
}
