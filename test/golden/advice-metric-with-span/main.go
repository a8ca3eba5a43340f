package main

import "fmt"

type Item struct{ asked int }

func (i *Item) Shelf() string {
	i.asked++
	return fmt.Sprint("shelf ", i.asked)
}

func Find(item *Item) bool { return item.asked == 0 }

func main() { fmt.Println(Find(&Item{})) }
