package main

import "fmt"

type Peer struct{ asked int }

func (p *Peer) Address() string {
	p.asked++
	return fmt.Sprint("shop.example:", p.asked)
}

func Find(peer *Peer, string bool) bool { return string == (peer == nil || peer.asked == 0) }

func main() { fmt.Println(Find(&Peer{}, true), Find(nil, true)) }
