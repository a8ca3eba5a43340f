package main

import (
	"fmt"
	"net/http"
	"net/netip"
)

type key struct{ name string }

type list struct{ names []string }

type holder struct{ header http.Header }

func main() {
	fmt.Println(map[key]int{{"a"}: 1}[key{"a"}], key{"a"} == key{"a"}, len(list{}.names), len(holder{}.header), netip.Addr{})
}
