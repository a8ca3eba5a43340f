package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"net"
	"strconv"
)

// client is one connection of HTTP/1.1, as cheap as can be: what the generator takes is not left for the server.
type client struct {
	address string
	request []byte
	conn    net.Conn
	reader  *bufio.Reader
}

func dial(address, path string) (*client, error) {
	c := &client{address: address, request: fmt.Appendf(nil, "GET %s HTTP/1.1\r\nHost: %s\r\nUser-Agent: generate/1\r\n\r\n", path, address)}
	return c, c.again()
}

func (c *client) again() error {
	if c.conn != nil {
		_ = c.conn.Close()
	}
	conn, err := net.Dial("tcp", c.address)
	if err != nil {
		return err
	}
	c.conn, c.reader = conn, bufio.NewReader(conn)
	return nil
}

// ask wants a 200 with a Content-Length.
func (c *client) ask() error {
	if _, err := c.conn.Write(c.request); err != nil {
		return err
	}
	length := -1
	for first := true; ; first = false {
		line, err := c.reader.ReadSlice('\n')
		if err != nil {
			return err
		}
		line = bytes.TrimRight(line, "\r\n")
		if first && !bytes.HasPrefix(line, []byte("HTTP/1.1 200")) {
			return errors.New(string(line))
		}
		if len(line) == 0 {
			break
		}
		if v, ok := bytes.CutPrefix(line, []byte("Content-Length: ")); ok {
			if length, err = strconv.Atoi(string(v)); err != nil {
				return err
			}
		}
	}
	if length < 0 {
		return errors.New("an answer without Content-Length")
	}
	_, err := c.reader.Discard(length)
	return err
}
