package main

import (
	"errors"
	"fmt"
)

type Item struct{ Kind string }

func Save(item *Item) error {
	if item == nil {
		return errors.New("no item")
	}
	return nil
}

func main() { fmt.Println(Save(&Item{"tea"}), Save(nil)) }
