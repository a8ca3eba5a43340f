package main

import (
	"fmt"
	"runtime"
)

func pass(err error) error { return err }

func inner(n int) error { panic(fmt.Sprint(
	n, position(),
)) }

func outer(int) error { err := inner(
		1); return err }

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
