//line /src/main.go:1:1
package main

import (
	"fmt"
	"runtime"
)

func pass(err error) error { return err }

func inner(n int) (otelts_r0 error) {/*line aspects.yaml:14:13*/_ = 1
_ = 2

/*line /src/main.go:10:26*//*line aspects.yaml:10:11*/{ if otelts_s := otelts_begin(&otelts_site_0, otelts_none); otelts_s.ok() { if otelts_s.recording { otelts_s.attr("\x0a\x01n", n) }; otelts_enter(otelts_s); defer func() { otelts_leave(otelts_s); otelts_fail(otelts_s, otelts_r0); otelts_end(otelts_s) }() } };/*line /src/main.go:10:26*/ panic(fmt.Sprint(
	n, position(),
)) }

func outer(otelts_p0 int) (otelts_r0 error) {/*line aspects.yaml:14:13*/_ = 1
_ = 2

/*line /src/main.go:14:24*//*line aspects.yaml:10:11*/{ if otelts_s := otelts_begin(&otelts_site_1, otelts_none); otelts_s.ok() { if otelts_s.recording { otelts_s.attr("\x0a\x01n", otelts_p0) }; otelts_enter(otelts_s); defer func() { otelts_leave(otelts_s); otelts_fail(otelts_s, otelts_r0); otelts_end(otelts_s) }() } };/*line /src/main.go:14:24*/ err := /*line aspects.yaml:20:22*/pass(/*line /src/main.go:14:32*/inner(
		1)/*line aspects.yaml:20:22*/)/*line /src/main.go:15:5*/; return err }

//line generated.y:70
func position() string {
	text := ""
	for skip := range 4 {
		_, file, line, _ := runtime.Caller(skip)
		text += fmt.Sprintln(file, line)
	}
	return text
}

//line other.y:5:9
func report() {
	if value := recover(); value != nil {
		fmt.Println(value)
		callers := make([]uintptr, 20)
		frames := runtime.CallersFrames(callers[:runtime.Callers(1, callers)])
		for {
			frame, more := frames.Next()
			fmt.Println(frame.Function, frame.File, frame.Line)
			if !more {
				return
			}
		}
	}
}

func main() { defer report(); _ = outer(1) }
