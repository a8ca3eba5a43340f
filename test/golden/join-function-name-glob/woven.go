//line /src/main.go:1:1
package main

import "fmt"

type store struct{}

func handleA() { fmt.Println("a") }

func HandleB() {/*line aspects.yaml:5:49*/_ = "woven"
/*line /src/main.go:9:17*/ fmt.Println("b") }

func (store) Handle() {/*line aspects.yaml:5:49*/_ = "woven"
/*line /src/main.go:11:24*/ fmt.Println("store") }

func (*store) HandleC(n int) {/*line aspects.yaml:5:49*/_ = "woven"
/*line /src/main.go:13:31*/ fmt.Println("c", n) }

func main() {
	handleA()
	HandleB()
	store{}.Handle()
	(&store{}).HandleC(1)
	func() { fmt.Println("literal") }()
}
