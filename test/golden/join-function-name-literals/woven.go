//line /src/main.go:1:1
package main

import "fmt"

type store struct{}

func handleA() { fmt.Println("a") }

func HandleB() { fmt.Println("b") }

func (store) Handle() { fmt.Println("store") }

func (*store) HandleC(n int) { fmt.Println("c", n) }

func main() {
	handleA()
	HandleB()
	store{}.Handle()
	(&store{}).HandleC(1)
	func() {/*line aspects.yaml:5:49*/_ = "woven"
/*line /src/main.go:20:10*/ fmt.Println("literal") }()
}
