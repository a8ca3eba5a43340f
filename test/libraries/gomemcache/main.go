// An ordinary user of memcached: items that are stored, read, counted and deleted, on one server and on two.
package main

import (
	"fmt"
	"net"
	"strings"
	"time"

	"github.com/bradfitz/gomemcache/memcache"
)

func main() { asked() }

//otel:span
func asked() {
	one, two := listen("127.0.0.1:0"), listen("127.0.0.2:0")
	client := memcache.New(one.Addr().String())
	client.Timeout = 10 * time.Second
	store(client)
	read(client)
	count(client)
	report("delete", client.Delete("a"))
	report("delete what is not there", client.Delete("a"))
	report("delete all", client.DeleteAll())
	report("flush all", client.FlushAll())
	report("ping", client.Ping())
	fail(client)
	several(one, two)
	chosen(one)
	one.Close()
	two.Close()
	gone := memcache.New(one.Addr().String())
	refused("get", second(gone.Get("a")))
	refused("set", gone.Set(&memcache.Item{Key: "a"}))
	none := memcache.New()
	report("nowhere", none.Set(&memcache.Item{Key: "a"}))
	report("nowhere", second(none.Get("a")))
}

type appender interface {
	Append(item *memcache.Item) error
	Prepend(item *memcache.Item) error
	GetAndTouch(key string, expiration int32) (*memcache.Item, error)
}

func store(client *memcache.Client) {
	item := func(key string) *memcache.Item { return &memcache.Item{Key: key, Value: []byte("a secret")} }
	report("set", client.Set(item("a")))
	report("add", client.Add(item("b")))
	report("add what is there", client.Add(item("b")))
	report("replace", client.Replace(item("b")))
	report("replace what is not there", client.Replace(item("none")))
	if client, ok := any(client).(appender); ok {
		report("append", client.Append(item("b")))
		report("prepend", client.Prepend(item("b")))
		report("touch and get", second(client.GetAndTouch("b", 20)))
	}
	got, err := client.Get("a")
	report("get", err)
	report("compare and swap", client.CompareAndSwap(got))
	report("compare and swap what has changed", client.CompareAndSwap(got))
}

func read(client *memcache.Client) {
	item, err := client.Get("a")
	report("get "+string(item.Value), err)
	report("what is not there", second(client.Get("none")))
	items, err := client.GetMulti([]string{"a", "b", "none"})
	report(fmt.Sprint("several: ", len(items)), err)
	long := make([]string, 100)
	for i := range long {
		long[i] = strings.Repeat("k", 50)
	}
	_, err = client.GetMulti(long)
	report("many", err)
	report("touch", client.Touch("a", 10))
	report("touch what is not there", client.Touch("none", 10))
}

func count(client *memcache.Client) {
	report("set", client.Set(&memcache.Item{Key: "n", Value: []byte("5")}))
	n, err := client.Increment("n", 3)
	report(fmt.Sprint("increment: ", n), err)
	n, err = client.Decrement("n", 2)
	report(fmt.Sprint("decrement: ", n), err)
	report("increment what is not there", second(client.Increment("none", 1)))
	report("increment what is no number", second(client.Increment("b", 1)))
}

// fail: the server takes no more for a key with flags of 13.
func fail(client *memcache.Client) {
	full := &memcache.Item{Key: "full", Flags: 13}
	report("set", client.Set(full))
	report("set", client.Set(full))
	report("add", client.Add(full))
	report("replace", client.Replace(full))
	report("compare and swap", client.CompareAndSwap(full))
	if client, ok := any(client).(appender); ok {
		report("append", client.Append(full))
		report("prepend", client.Prepend(full))
	}
	report("touch", client.Touch("full", 1))
	report("delete", client.Delete("full"))
	report("increment", second(client.Increment("full", 1)))
	report("a key that is none", client.Set(&memcache.Item{Key: "a b"}))
	report("a key that is none", second(client.Get("a b")))
}

// several servers: each has some of the keys. What is asked of two at once has no order that a test could know.
func several(servers ...*server) {
	var addresses []string
	for _, s := range servers {
		addresses = append(addresses, s.Addr().String())
	}
	client := memcache.New(addresses...)
	for _, key := range []string{"a", "b", "item"} {
		report("set", client.Set(&memcache.Item{Key: key, Value: []byte("a secret")}))
	}
	report("ping", client.Ping())
	report("flush all", client.FlushAll())
}

// chosen is a selector of the program's own.
type chosenServer struct {
	net.Addr
	asked *int
}

func (c chosenServer) PickServer(key string) (net.Addr, error) {
	*c.asked++
	return c.Addr, nil
}

func (c chosenServer) Each(f func(net.Addr) error) error { return f(c.Addr) }

func chosen(s *server) {
	asked := 0
	client := memcache.NewFromSelector(chosenServer{s.Addr(), &asked})
	report("set", client.Set(&memcache.Item{Key: "a", Value: []byte("a secret")}))
	report("get", second(client.Get("a")))
	fmt.Println("asked", asked)
}

func second[T any](_ T, err error) error { return err }

func report(what string, err error) { fmt.Println(what+":", err) }

// refused: what dialling says has an address in it.
func refused(what string, err error) { fmt.Println(what+" refused:", err != nil) }
