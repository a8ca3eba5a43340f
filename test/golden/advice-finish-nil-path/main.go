package main

import "fmt"

type holder struct{ next *holder }

func run(h *holder) { fmt.Println("run", h.next == nil) }

func done(h *holder) { fmt.Println("done", h.next == nil) }

func main() {
	run(&holder{})
	done(&holder{})
	run(&holder{&holder{}})
	done(&holder{&holder{}})
}
