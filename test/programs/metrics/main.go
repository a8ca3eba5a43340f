// An ordinary program that knows nothing of telemetry: its functions are measured by aspects beside the test.
package main

import (
	"errors"
	"fmt"
	"time"
)

type Customer struct {
	tier  string
	asked int
}

func (c *Customer) Tier() string {
	c.asked++
	return c.tier
}

type Cart struct{ Owner *Customer }

var errEmpty = errors.New("empty cart")

func Checkout(cart *Cart, items int) (int, error) {
	if items == 0 {
		return 0, fmt.Errorf("checkout: %w", errEmpty)
	}
	if items < 0 {
		panic("negative cart")
	}
	return items * 2, nil
}

func Waited(d time.Duration) {}

func Work(depth int) {
	if depth > 0 {
		Work(depth - 1)
	}
}

func Cached(key string) (string, bool) { return key, key == "tea" }

//otel:ignore
func Ignored() { Waited(time.Hour) }

func main() {
	customer := &Customer{tier: "gold"}
	cart := &Cart{Owner: customer}
	for items := range 3 {
		fmt.Println(Checkout(cart, items))
	}
	fmt.Println(Checkout(&Cart{}, 1)) // whose owner has no tier
	func() {
		defer func() { fmt.Println(recover()) }()
		fmt.Println(Checkout(cart, -1))
	}()
	Waited(1500 * time.Millisecond)
	Ignored()
	Work(2)
	for _, key := range []string{"tea", "coffee", "milk"} {
		Cached(key)
	}
	fmt.Println("asked", customer.asked)
}
