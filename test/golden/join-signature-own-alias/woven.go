//line /src/main.go:1:1
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

func plain(r *web.Request) {/*line aspects.yaml:5:49*/_ = "request"
/*line /src/main.go:19:29*/}

func alias(r *Req) {/*line aspects.yaml:5:49*/_ = "request"
/*line /src/main.go:21:21*/}

func pointer(r Pointer) {/*line aspects.yaml:5:49*/_ = "request"
/*line /src/main.go:23:26*/}

func nested(m map[string]Handler, e Empty, l Letter) {/*line aspects.yaml:8:49*/_ = "handler l"
/*line /src/main.go:25:55*/}

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
