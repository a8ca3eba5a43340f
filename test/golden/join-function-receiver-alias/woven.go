//line /src/main.go:1:1
package main

import "fmt"

type server struct{ name string }

type same = server

type pointer = *same

type client struct{ name string }

func (s *same) Alias() string {/*line aspects.yaml:5:49*/println("Alias")
/*line /src/main.go:13:32*/ return s.name }

func (p pointer) Pointer() string {/*line aspects.yaml:5:49*/println("Pointer")
/*line /src/main.go:15:36*/ return p.name }

func (s same) Value() string { return s.name }

func (c *client) Alias() string { return c.name }

func main() {
	s := /*line aspects.yaml:8:46*/(func(s server) server { return s })(/*line /src/main.go:22:7*/same{"s"}/*line aspects.yaml:8:46*/)/*line /src/main.go:22:16*/
	fmt.Println(s.Alias(), s.Pointer(), s.Value(), (&client{"c"}).Alias())
}
