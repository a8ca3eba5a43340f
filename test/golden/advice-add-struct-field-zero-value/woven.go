//line /src/main.go:1:1
package main/*line aspects.yaml:12:13*/; import otelts_pkg_fmt "fmt"/*line /src/main.go:1:13*/

import "fmt"

type Client struct{ name string /*line aspects.yaml:5:34*/; otelts_count *int/*line /src/main.go:5:33*/}

func (c *Client) Do() {/*line aspects.yaml:12:13*/if c.otelts_count == nil { otelts_pkg_fmt.Println("not set") }

/*line /src/main.go:7:24*/ fmt.Println("do", c.name) }

type Other struct{ name string }

func (o *Other) Do() { fmt.Println("other", o.name) }

func main() {
	var zero Client
	zero.Do()
	(&Client{name: "literal"}).Do()
	(&Other{"other"}).Do()
}
