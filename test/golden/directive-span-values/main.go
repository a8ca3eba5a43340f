package main

import "fmt"

type User struct{ ID int }

type request struct{ User *User }

type shop struct{ name string }

//otel:span checkout user.id:req.User.ID item:item tier:gold shop.name:s.name note:"two words" item.text:"item" url:http://x/y other:order.ID
func (s shop) order(req request, item string) (count int) { return len(item) }

//otel:span "GET /items: one" of:receiver is:panicking tick:a`b
func named(receiver string, panicking bool) string { return receiver }

// A twin has only a comment between.
//otel:span far

func twin() int { return 3 }

func main() {
	fmt.Println(shop{"s"}.order(request{}, "abc"), named("r", false), twin())
}
