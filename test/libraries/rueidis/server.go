package main

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"strconv"
	"strings"
)

// relay stands for a sentinel or a cluster's node: what a lone server does not know it asks it for as a script, so that
// answers stay in their order. It returns the address.
func relay(script func(command []string) string) string {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go hand(conn, script)
		}
	}()
	return listener.Addr().String()
}

func hand(conn net.Conn, script func([]string) string) {
	defer conn.Close()
	server, err := net.Dial("tcp", address)
	if err != nil {
		return
	}
	defer server.Close()
	go func() {
		io.Copy(conn, server)
		conn.Close()
	}()
	reader := bufio.NewReader(conn)
	for {
		command, err := readCommand(reader)
		if err != nil {
			return
		}
		switch code := script(command); strings.ToLower(command[0]) {
		case "sentinel":
			command = []string{"EVAL", watched(command), "0"}
		case "asking", "readonly":
			command = []string{"PING"}
		default:
			if code != "" {
				command = []string{"EVAL", code, "0"}
			}
		}
		text := fmt.Sprintf("*%d\r\n", len(command))
		for _, word := range command {
			text += fmt.Sprintf("$%d\r\n%s\r\n", len(word), word)
		}
		io.WriteString(server, text)
	}
}

func watched(command []string) string {
	if strings.EqualFold(command[1], "get-master-addr-by-name") {
		host, port, _ := net.SplitHostPort(address)
		return fmt.Sprintf("return {'%s', '%s'}", host, port)
	}
	return "return {}"
}

// clustered: the second node has the upper half of the slots, and has or gets some of the other's keys.
func clustered(nodes [2]string, i int, command []string) string {
	other := nodes[1-i]
	switch {
	case strings.EqualFold(command[0], "cluster"):
		var slots []string
		for i, node := range nodes {
			host, port, _ := net.SplitHostPort(node)
			if strings.EqualFold(command[1], "shards") {
				slots = append(slots, fmt.Sprintf("{'slots', {%d, %d}, 'nodes', {{'id', '%d', 'port', %s, 'ip', '%s', 'endpoint', '%s', 'role', 'master', 'health', 'online'}}}",
					8192*i, 8192*i+8191, i, port, host, host))
				continue
			}
			slots = append(slots, fmt.Sprintf("{%d, %d, {'%s', %s, '%d'}}", 8192*i, 8192*i+8191, host, port, i))
		}
		return "return {" + strings.Join(slots, ", ") + "}"
	case len(command) < 2 || i == 1:
	case command[1] == "{bar}moved":
		return "return redis.error_reply('MOVED 5061 " + other + "')"
	case command[1] == "{bar}asked":
		return "return redis.error_reply('ASK 5061 " + other + "')"
	}
	return ""
}

// publish says something until somebody listens.
func publish(channel string) {
	server, err := net.Dial("tcp", address)
	if err != nil {
		panic(err)
	}
	defer server.Close()
	for reply := ":0\r\n"; reply == ":0\r\n"; {
		fmt.Fprintf(server, "PUBLISH %s secret\r\n", channel)
		if reply, err = bufio.NewReader(server).ReadString('\n'); err != nil {
			return
		}
	}
}

func readCommand(reader *bufio.Reader) ([]string, error) {
	number := func() (int, error) {
		line, err := reader.ReadString('\n')
		if err != nil {
			return 0, err
		}
		return strconv.Atoi(strings.TrimSpace(line[1:]))
	}
	count, err := number()
	words := make([]string, max(count, 0))
	for i := range words {
		size, err := number()
		if err != nil {
			return nil, err
		}
		text := make([]byte, size+2)
		if _, err := io.ReadFull(reader, text); err != nil {
			return nil, err
		}
		words[i] = string(text[:size])
	}
	return words, err
}
