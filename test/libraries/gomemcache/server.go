package main

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"strconv"
	"strings"
	"sync"
)

// server speaks as much of memcached's text protocol as clients of caches use.
type server struct {
	net.Listener
	mu    sync.Mutex
	items map[string]item
	last  int
}

type item struct {
	flags string
	value []byte
	cas   int
}

func listen(address string) *server {
	listener, err := net.Listen("tcp", address)
	if err != nil {
		panic(err)
	}
	s := &server{Listener: listener, items: map[string]item{}}
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go s.serve(conn)
		}
	}()
	return s
}

func (s *server) serve(conn net.Conn) {
	defer conn.Close()
	reader := bufio.NewReader(conn)
	for {
		line, err := reader.ReadString('\n')
		if err != nil {
			return
		}
		words := strings.Fields(line)
		var value []byte
		switch words[0] {
		case "set", "add", "replace", "append", "prepend", "cas":
			size, _ := strconv.Atoi(words[4])
			value = make([]byte, size+2)
			if _, err := io.ReadFull(reader, value); err != nil {
				return
			}
			value = value[:size]
		}
		io.WriteString(conn, s.answer(words, value))
	}
}

func (s *server) answer(words []string, value []byte) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	verb, words := words[0], words[1:]
	switch verb {
	case "version":
		return "VERSION 1.6.0\r\n"
	case "flush_all":
		clear(s.items)
		return "OK\r\n"
	case "gat":
		return s.found(words[1:])
	case "get", "gets":
		return s.found(words)
	}
	old, ok := s.items[words[0]]
	switch {
	case old.flags == "13":
		return "SERVER_ERROR out of memory\r\n"
	case verb == "set", verb == "add" && !ok, verb == "replace" && ok, verb == "cas" && ok && words[4] == strconv.Itoa(old.cas):
	case verb == "append" && ok:
		value = append(old.value, value...)
	case verb == "prepend" && ok:
		value = append(value, old.value...)
	case verb == "cas" && ok:
		return "EXISTS\r\n"
	case verb == "delete" && ok:
		delete(s.items, words[0])
		return "DELETED\r\n"
	case verb == "touch" && ok:
		return "TOUCHED\r\n"
	case (verb == "incr" || verb == "decr") && ok:
		n, err := strconv.Atoi(string(old.value))
		if err != nil {
			return "CLIENT_ERROR cannot increment or decrement non-numeric value\r\n"
		}
		by, _ := strconv.Atoi(words[1])
		if verb == "decr" {
			by = -by
		}
		text := strconv.Itoa(n + by)
		s.items[words[0]] = item{old.flags, []byte(text), old.cas}
		return text + "\r\n"
	case verb == "add" || verb == "replace" || verb == "append" || verb == "prepend":
		return "NOT_STORED\r\n"
	default:
		return "NOT_FOUND\r\n"
	}
	s.last++
	s.items[words[0]] = item{words[1], value, s.last}
	return "STORED\r\n"
}

func (s *server) found(keys []string) string {
	var b strings.Builder
	for _, key := range keys {
		if item, ok := s.items[key]; ok {
			fmt.Fprintf(&b, "VALUE %s %s %d %d\r\n%s\r\n", key, item.flags, len(item.value), item.cas, item.value)
		}
	}
	return b.String() + "END\r\n"
}
